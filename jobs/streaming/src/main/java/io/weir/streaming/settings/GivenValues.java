package io.weir.streaming.settings;

import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.Place;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Values of what is given, or presets; whatever is wrong is reported and reads as null. */
final class GivenValues {
  private final Map<String, Given> given;
  private final Problems problems;

  GivenValues(Map<String, Given> given, Problems problems) {
    this.given = given;
    this.problems = problems;
  }

  /** The value of a setting; null where it has none. */
  <T> T of(Setting<T> setting) {
    Given one = given.get(setting.name());
    String text = one == null || one.value().isEmpty() ? setting.preset() : one.value();
    if (text.isEmpty()) {
      return null;
    }
    T value = setting.form().read().apply(text);
    if (value == null) {
      wrong(setting, Category.VALUE, "'" + setting.name() + "' is " + expected(setting));
    }
    return value;
  }

  private static String expected(Setting<?> setting) {
    return setting.form().expected() + ", not '%s'";
  }

  /** Whether it is given, rightly or not. */
  boolean has(Setting<?> setting) {
    return given.containsKey(setting.name());
  }

  /** What is given below a prefix, without the prefix. */
  Map<String, String> section(Section section) {
    Map<String, String> values = new TreeMap<>();
    for (Given one : given.values()) {
      if (one.key().startsWith(section.prefix())) {
        values.put(one.key().substring(section.prefix().length()), one.value());
      }
    }
    return values;
  }

  void checkSection(Section section, ClientProperties properties) {
    for (Given one : given.values()) {
      if (one.key().startsWith(section.prefix())) {
        properties.check(one, one.key().substring(section.prefix().length()), problems);
      }
    }
  }

  /**
   * Reports a problem where the setting is given.
   *
   * @param message {@code %s} in it stands for what is given, as written
   */
  void wrong(Setting<?> setting, Category category, String message) {
    Given one = given.get(setting.name());
    if (one == null) {
      problems.add("settings", 1, 1, category, message.replace("%s", setting.preset()));
    } else {
      one.wrong(problems, category, message.replace("%s", one.written()));
    }
  }

  /** Reports a problem of one key where it is given. */
  void wrong(String key, Category category, String message) {
    Given one = given.get(key);
    Place place = one == null ? Place.START : one.place();
    String file = one == null ? "settings" : one.file();
    problems.add(file, place.line(), place.column(), category, message);
  }

  /** Where a setting is given, as problems name it. */
  String place(Setting<?> setting) {
    Given one = given.get(setting.name());
    Place place = one == null ? Place.START : one.place();
    return (one == null ? "settings" : one.file()) + ":" + place.line() + ":" + place.column();
  }

  void missing(String key, String hint) {
    String file = given.values().stream().map(Given::file).findFirst().orElse("settings");
    problems.add(file, 1, 1, Category.STRUCTURE, "'" + key + "' must be given: " + hint);
  }

  void refuseUnknown() {
    for (Given one : given.values()) {
      if (!isKnown(one.key())) {
        String message = "there is no setting '" + one.key() + "'";
        one.wrong(
            problems,
            Category.NAME,
            message + Suggestion.didYouMean(one.key(), candidates(one.key())));
      }
    }
  }

  private static boolean isKnown(String key) {
    return Known.SETTINGS.stream().anyMatch(setting -> setting.name().equals(key))
        || Known.SECTIONS.stream()
            .anyMatch(
                section ->
                    key.startsWith(section.prefix()) && key.length() > section.prefix().length());
  }

  /** Ours, and for keys with a dot the same key in a section of that, perhaps misspelt, name. */
  private static Collection<String> candidates(String key) {
    Stream<String> names = Known.SETTINGS.stream().map(Setting::name);
    String rest = key.substring(key.indexOf('.') + 1);
    Stream<String> inSections = Known.SECTIONS.stream().map(section -> section.prefix() + rest);
    return (key.indexOf('.') < 0 ? names : Stream.concat(names, inSections)).toList();
  }
}
