package io.weir.patterns.yaml;

import java.util.regex.Pattern;

/** Numbers as files write them: decimal, without quotes, at most 18 digits before the point. */
public final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,18}\\.[0-9]{1,18}");

  private Numbers() {}

  /** The whole number, or null where the text is none. */
  public static Long whole(YamlText text) {
    return text.plain() && WHOLE.matcher(text.value()).matches()
        ? Long.valueOf(text.value())
        : null;
  }

  /** The number, whole or with decimals, or null where the text is none. */
  public static Double decimal(YamlText text) {
    boolean number =
        WHOLE.matcher(text.value()).matches() || DECIMAL.matcher(text.value()).matches();
    return text.plain() && number ? Double.valueOf(text.value()) : null;
  }
}
