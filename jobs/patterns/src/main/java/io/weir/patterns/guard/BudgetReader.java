package io.weir.patterns.guard;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Budget;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.regex.Pattern;

/** {@code budget:} of a pattern. */
public final class BudgetReader {
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,6})?%");

  private BudgetReader() {}

  /** The budget; {@link Budget#NONE} where it is missing, or wrong and reported. */
  public static Budget read(YamlNode node, Reporter report) {
    MapReader keys = MapReader.of(node, "'budget'", report);
    if (keys == null) {
      return Budget.NONE;
    }
    Integer perHour = keys.integer("perHour", 1, Integer.MAX_VALUE);
    Double share = share(keys, "share", report);
    keys.finish();
    if (keys.map().entries().isEmpty()) {
      report.at(node, STRUCTURE, "'budget' needs 'perHour', 'share' or both");
    }
    return new Budget(perHour == null ? null : perHour.longValue(), share);
  }

  /** A share such as 1%, as a fraction; null where it is missing, or wrong and reported. */
  public static Double share(MapReader keys, String key, Reporter report) {
    YamlText text = keys.text(key);
    if (text == null) {
      return null;
    }
    String value = text.value();
    double share =
        PERCENT.matcher(value).matches()
            ? Double.parseDouble(value.substring(0, value.length() - 1)) / 100
            : -1;
    if (share <= 0 || share > 1) {
      report.at(
          text, VALUE, "'" + key + "' is a share such as 1%, at most 100%, not '" + text + "'");
      return null;
    }
    return share;
  }
}
