package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.yaml.YamlText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often: {@code 5}, {@code 5..} or {@code 2..4}, each number written out or {@code
 * params.name}.
 *
 * @param min at least this often, 1 or more
 * @param max at most this often; Integer.MAX_VALUE where open
 */
record Times(int min, int max) {
  static final Times ONCE = new Times(1, 1);
  static final Times ANY = new Times(1, Integer.MAX_VALUE);

  private static final String PARAMS = "params.";
  private static final String NUMBER = "([0-9]{1,6}|params\\.[A-Za-z0-9_]+)";
  private static final Pattern FORM = Pattern.compile(NUMBER + "(\\.\\." + NUMBER + "?)?");

  /** The range, or null after reporting; null in, null out. */
  static Times read(YamlText text, Reading reading) {
    if (text == null || reading.mentionsBroken(text.value())) {
      return null;
    }
    Matcher matcher = FORM.matcher(text.value());
    if (matcher.matches()) {
      for (int group : new int[] {1, 3}) {
        if (reading.refuseDiffering(matcher.group(group), "times", text)) {
          return null;
        }
      }
      int min = number(matcher.group(1), reading);
      int max =
          matcher.group(3) != null
              ? number(matcher.group(3), reading)
              : matcher.group(2) != null ? Integer.MAX_VALUE : min;
      if (min >= 1 && max >= min) {
        return new Times(min, max);
      }
    }
    reading.refuse(
        text,
        VALUE,
        "'times' is 5, 5.., 2..4 or a whole parameter such as params.name.., counted from 1, not '"
            + text
            + "'");
    return null;
  }

  /** The number written, or the parameter's; 0 where there is no such whole parameter. */
  private static int number(String written, Reading reading) {
    if (!written.startsWith(PARAMS)) {
      return Integer.parseInt(written);
    }
    Parameter parameter = reading.parameter(written.substring(PARAMS.length()));
    return parameter == null || parameter.type() != ValueType.INTEGER
        ? 0
        : (int) Math.min((Long) parameter.value(), Integer.MAX_VALUE);
  }
}
