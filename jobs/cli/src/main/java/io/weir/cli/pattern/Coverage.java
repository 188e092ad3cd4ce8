package io.weir.cli.pattern;

import io.weir.patterns.model.Mode.Stage;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.tags.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which techniques a library looks for.
 *
 * @param relevant techniques a library should cover
 * @param covered how many of them some pattern looks for, by themselves or by a part of them
 * @param enforced how many of them some enforced pattern looks for
 * @param techniques every relevant technique and every other that is tagged, sorted
 */
record Coverage(int relevant, int covered, int enforced, List<Technique> techniques) {

  /**
   * One technique.
   *
   * @param tag as patterns write it
   * @param name its name, or "" where it is not listed
   * @param relevant whether a library should cover it
   * @param enforce patterns that look for it and may act, canaries included
   * @param shadow patterns that look for it and only tell
   */
  record Technique(
      String tag, String name, boolean relevant, List<String> enforce, List<String> shadow) {

    boolean covered() {
      return !enforce.isEmpty() || !shadow.isEmpty();
    }
  }

  static Coverage of(Collection<Pattern> patterns) {
    SortedMap<String, Technique> techniques = new TreeMap<>();
    Tags.relevant().forEach(tag -> techniques.put(tag, technique(tag)));
    for (Pattern pattern : patterns) {
      Stage stage = pattern.mode().stage();
      if (stage == Stage.OFF) {
        continue;
      }
      for (String tag : pattern.metadata().tags()) {
        Technique technique = techniques.computeIfAbsent(tag, Coverage::technique);
        List<String> ids = stage == Stage.SHADOW ? technique.shadow() : technique.enforce();
        ids.add(pattern.id());
      }
    }
    int covered = 0;
    int enforced = 0;
    for (String tag : Tags.relevant()) {
      List<Technique> parts =
          techniques.values().stream()
              .filter(one -> one.tag().equals(tag) || one.tag().startsWith(tag + "."))
              .toList();
      covered += parts.stream().anyMatch(Technique::covered) ? 1 : 0;
      enforced += parts.stream().anyMatch(one -> !one.enforce().isEmpty()) ? 1 : 0;
    }
    return new Coverage(
        Tags.relevant().size(), covered, enforced, List.copyOf(techniques.values()));
  }

  private static Technique technique(String tag) {
    return new Technique(
        tag,
        Objects.requireNonNullElse(Tags.name(tag), ""),
        Tags.relevant().contains(tag),
        new ArrayList<>(),
        new ArrayList<>());
  }
}
