package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.yaml.YamlText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often: {@code 5}, {@code 5..} or {@code 2..4}.
 *
 * @param min at least this often, 1 or more
 * @param max at most this often; Integer.MAX_VALUE where open
 */
record Times(int min, int max) {
  static final Times ONCE = new Times(1, 1);
  static final Times ANY = new Times(1, Integer.MAX_VALUE);

  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(\\.\\.([0-9]{1,6})?)?");

  /** The range, or null after reporting; null in, null out. */
  static Times read(YamlText text, Reading reading) {
    if (text == null) {
      return null;
    }
    Matcher matcher = FORM.matcher(text.value());
    if (matcher.matches()) {
      int min = Integer.parseInt(matcher.group(1));
      int max =
          matcher.group(3) != null
              ? Integer.parseInt(matcher.group(3))
              : matcher.group(2) != null ? Integer.MAX_VALUE : min;
      if (min >= 1 && max >= min) {
        return new Times(min, max);
      }
    }
    reading.refuse(text, VALUE, "'times' is 5, 5.. or 2..4, counted from 1, not '" + text + "'");
    return null;
  }
}
