package io.weir.patterns.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and one of ms, s, m, h, d. */
public final class DurationText {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private DurationText() {}

  /** The duration in milliseconds, 0 or more, or null where the text is none. */
  public static Long parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    return Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
  }

  private static long unit(String name) {
    return switch (name) {
      case "ms" -> 1;
      case "s" -> SECOND;
      case "m" -> MINUTE;
      case "h" -> HOUR;
      default -> DAY;
    };
  }

  /** The two greatest units that are not 0: {@code 9m}, {@code 1h30m}, {@code 2d}, {@code 0s}. */
  public static String of(long millis) {
    if (millis < 0) {
      return "-" + of(-Math.max(millis, -Long.MAX_VALUE));
    }
    if (millis < SECOND) {
      return millis == 0 ? "0s" : millis + "ms";
    }
    if (millis < MINUTE) {
      return pair(millis, SECOND, "s", 1, "ms");
    }
    if (millis < HOUR) {
      return pair(millis, MINUTE, "m", SECOND, "s");
    }
    return millis < DAY ? pair(millis, HOUR, "h", MINUTE, "m") : pair(millis, DAY, "d", HOUR, "h");
  }

  private static String pair(long millis, long unit, String name, long small, String smallName) {
    long rest = millis % unit / small;
    String text = String.format(Locale.ROOT, "%d%s", millis / unit, name);
    return rest == 0 ? text : text + rest + smallName;
  }
}
