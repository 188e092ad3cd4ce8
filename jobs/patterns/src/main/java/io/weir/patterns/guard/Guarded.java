package io.weir.patterns.guard;

import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlReader;
import io.weir.patterns.yaml.YamlText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A pattern that exceeded its budget: until an instant it holds new subjects where it would block
 * them. Immutable.
 *
 * @param tenant whose customers it hit
 * @param pattern its id
 * @param until event time at which that ends by itself, epoch millis
 */
public record Guarded(String tenant, String pattern, long until) {

  /** What the entry of the log is called. */
  public String id() {
    return tenant + "/" + pattern;
  }

  /** The text an entry of the log carries. */
  public String text() {
    return "tenant: %s%npattern: %s%nuntil: %s%n"
        .formatted(quoted(tenant), pattern, Instant.ofEpochMilli(until));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * What reading came to.
   *
   * @param guarded what is said, or null where there are problems
   * @param problems everything wrong with the text
   */
  public record Read(Guarded guarded, List<Problem> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /** Reads what {@link #text} wrote. */
  public static Read read(String file, String text) {
    Problems problems = new Problems();
    Reporter report = new Reporter(file, problems);
    MapReader keys = MapReader.of(YamlReader.read(text, report), "a guard's entry", report);
    if (keys == null) {
      return new Read(null, problems.list());
    }
    YamlText tenant = keys.requireText("tenant", "whose customers");
    YamlText pattern = keys.requireText("pattern", "the pattern's id");
    Long until = instant(keys.requireText("until", "when it ends"), report);
    keys.finish();
    return new Read(
        problems.isEmpty() ? new Guarded(tenant.value(), pattern.value(), until) : null,
        problems.list());
  }

  private static Long instant(YamlText text, Reporter report) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text.value()).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      report.at(text, VALUE, "'until' is an instant, not '" + text + "'");
      return null;
    }
  }
}
