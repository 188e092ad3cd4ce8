package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Numbers;
import io.weir.patterns.yaml.YamlText;

/**
 * The numbers some functions need.
 *
 * @param quantile {@code q}, between 0 and 1, or NaN
 * @param times {@code times}, or any number of times
 */
record FunctionNumbers(double quantile, Times times) {

  /** The numbers, or null after reporting. */
  static FunctionNumbers read(MapReader keys, Counted counted, Reading reading) {
    keys.know("q", "times");
    if (counted == null) {
      return null;
    }
    Function function = counted.function();
    boolean quantile = function == Function.QUANTILE || function == Function.QUANTILE_PER;
    boolean share = function == Function.SHARE;
    boolean refused = !quantile && refused(keys, "q", "quantile and quantilePer", reading);
    refused |= !share && refused(keys, "times", "share", reading);
    Double q = quantile ? quantile(keys, reading) : Double.valueOf(Double.NaN);
    Times times = share ? times(keys, reading) : Times.ANY;
    return refused || q == null || times == null ? null : new FunctionNumbers(q, times);
  }

  private static boolean refused(MapReader keys, String key, String owners, Reading reading) {
    if (!keys.has(key)) {
      return false;
    }
    reading.refuse(keys.place(key), STRUCTURE, "'" + key + "' belongs to " + owners + " only");
    return true;
  }

  private static Double quantile(MapReader keys, Reading reading) {
    YamlText text = keys.requireText("q", "the quantile, between 0 and 1");
    Double value = text == null ? null : Numbers.decimal(text);
    if (text != null && (value == null || value <= 0 || value >= 1)) {
      reading.refuse(
          text, VALUE, "'q' is a number above 0 and below 1, such as 0.95, not '" + text + "'");
      return null;
    }
    return value;
  }

  private static Times times(MapReader keys, Reading reading) {
    return Times.read(
        keys.requireText("times", "how many entries each value has, such as 1..2"), reading);
  }
}
