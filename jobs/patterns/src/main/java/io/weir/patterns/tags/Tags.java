package io.weir.patterns.tags;

import io.weir.patterns.problem.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells which tags there are. */
public final class Tags {
  private static final Pattern NUMBERED = Pattern.compile(".*[0-9]{3}");

  private static final SortedSet<String> RELEVANT =
      Collections.unmodifiableSortedSet(new TreeSet<>(Vocabulary.lines("relevant")));

  private Tags() {}

  /**
   * What became of a tag.
   *
   * @param message what is wrong and what would be right; null for a tag that is listed
   * @param refused whether there is no such tag; false where its list may just lack it
   */
  public record Verdict(String message, boolean refused) {
    static final Verdict LISTED = new Verdict(null, false);
  }

  /** The tags the shipped library is meant to cover, sorted. */
  public static SortedSet<String> relevant() {
    return RELEVANT;
  }

  /** The vocabulary a tag is from, or null. */
  public static Vocabulary vocabulary(String tag) {
    for (Vocabulary vocabulary : Vocabulary.values()) {
      if (tag.startsWith(vocabulary.prefix())) {
        return vocabulary;
      }
    }
    return null;
  }

  /** The name of a tag, or null where it is not listed. */
  public static String name(String tag) {
    Vocabulary vocabulary = vocabulary(tag);
    return vocabulary == null ? null : vocabulary.names().get(tag);
  }

  /** Looks a tag up. */
  public static Verdict check(String tag) {
    Vocabulary vocabulary = vocabulary(tag);
    if (vocabulary == null || !vocabulary.form().matcher(tag).matches()) {
      return new Verdict(
          "the tag '" + tag + "' has none of the forms " + forms() + meant(tag), true);
    }
    if (vocabulary.names().containsKey(tag)) {
      return Verdict.LISTED;
    }
    String meant = nearest(tag, vocabulary);
    return vocabulary.complete()
        ? new Verdict("there is no tag '" + tag + "'" + meant, true)
        : new Verdict(
            "the tag '" + tag + "' is not in our list, which is not complete" + meant, false);
  }

  /** Of numbered ids the nearest number below the same technique, of words what is spelt alike. */
  private static String nearest(String tag, Vocabulary vocabulary) {
    Set<String> known = vocabulary.names().keySet();
    if (!NUMBERED.matcher(tag).matches()) {
      return Suggestion.didYouMean(tag, known);
    }
    String parent = tag.substring(0, tag.length() - 3);
    List<String> siblings =
        known.stream().filter(id -> id.length() == tag.length() && id.startsWith(parent)).toList();
    String nearest =
        (siblings.isEmpty() ? known : siblings)
            .stream()
                .min(Comparator.comparingLong((String id) -> Math.abs(number(id) - number(tag))))
                .orElseThrow();
    return ", the nearest is '" + nearest + "', " + vocabulary.names().get(nearest);
  }

  private static long number(String id) {
    String digits = id.replaceFirst("^.*?(?=[0-9]{3})", "").replace(".", "");
    return Long.parseLong(digits.length() > 4 ? digits : digits + "000");
  }

  private static String forms() {
    return Arrays.stream(Vocabulary.values())
        .map(Vocabulary::example)
        .collect(Collectors.joining(", "));
  }

  /** Ids are often written without their vocabulary: {@code T1098}. */
  private static String meant(String tag) {
    List<String> known = new ArrayList<>();
    for (Vocabulary vocabulary : Vocabulary.values()) {
      String full = vocabulary.prefix() + tag.toLowerCase(Locale.ROOT);
      if (vocabulary.names().containsKey(full)) {
        return ", did you mean '" + full + "'?";
      }
      known.addAll(vocabulary.names().keySet());
    }
    return Suggestion.didYouMean(tag, known);
  }
}
