package io.weir.streaming.settings;

import io.weir.patterns.model.DurationText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a setting's text must look like.
 *
 * @param expected completes the sentence "it is ..."
 * @param read the value, or null where the text is none
 */
record Form<T>(String expected, Function<String, T> read) {
  private static final String NAMES = "letters, digits, '.', '_', '-'";
  private static final String WORD = "[a-zA-Z0-9._-]{1,%d}";

  static final Form<String> TEXT = new Form<>("a text", text -> text);

  static final Form<String> NAME =
      new Form<>("a name of " + NAMES, text -> text.matches(WORD.formatted(100)) ? text : null);

  static final Form<String> TOPIC_NAME =
      new Form<>(
          "the name of a topic: " + NAMES, text -> text.matches(WORD.formatted(249)) ? text : null);

  static final Form<Path> PATH = new Form<>("a path", Form::path);

  /** A whole number within bounds, both included. */
  static Form<Integer> count(int min, int max) {
    return new Form<>(
        "a whole number from " + min + " to " + max,
        text -> {
          boolean fits = text.matches("[0-9]{1,9}");
          int value = fits ? Integer.parseInt(text) : -1;
          return fits && value >= min && value <= max ? Integer.valueOf(value) : null;
        });
  }

  /** A duration within bounds, both included, written as the pattern language writes them. */
  static Form<Duration> duration(String min, String max) {
    long least = DurationText.parse(min);
    long most = DurationText.parse(max);
    return new Form<>(
        "a duration such as 500ms, 60s or 5m, from " + min + " to " + max,
        text -> {
          Long millis = DurationText.parse(text);
          return millis == null || millis < least || millis > most
              ? null
              : Duration.ofMillis(millis);
        });
  }

  /** A number of bytes within bounds, both included, in whole MiB or GiB. */
  static Form<Long> bytes(String min, String max) {
    return new Form<>(
        "a number of bytes such as 64MiB or 1GiB, from " + min + " to " + max,
        text -> {
          long value = bytes(text);
          return value < bytes(min) || value > bytes(max) ? null : Long.valueOf(value);
        });
  }

  private static long bytes(String text) {
    if (!text.matches("[0-9]{1,6}[MG]iB")) {
      return -1;
    }
    long number = Long.parseLong(text.substring(0, text.length() - 3));
    return number << (text.endsWith("GiB") ? 30 : 20);
  }

  /** One of an enum's names, in kebab case. */
  static <E extends Enum<E>> Form<E> word(Class<E> type) {
    E[] constants = type.getEnumConstants();
    String all = Arrays.stream(constants).map(Form::kebab).collect(Collectors.joining(", "));
    return new Form<>(
        "one of " + all,
        text ->
            Arrays.stream(constants)
                .filter(constant -> kebab(constant).equals(text))
                .findFirst()
                .orElse(null));
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
