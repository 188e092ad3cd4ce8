package io.weir.patterns.proof;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Severity;
import io.weir.schemas.Row;
import java.util.List;

/** Runs a pattern over the events of a test, with the evaluator that runs it in production. */
@FunctionalInterface
public interface Trial {

  /**
   * What was raised and not withdrawn once every event has been seen.
   *
   * @param pattern the pattern
   * @param events in the order of the file, which need not be that of their times
   */
  List<Raised> run(Pattern pattern, List<Row> events);

  /**
   * One signal raised.
   *
   * @param eventTimeMillis event time of the completing event, epoch milliseconds
   * @param key the key it is raised for
   * @param severity its severity
   * @param action the action it leads to by itself
   * @param untilMillis event time at which the last of what it asks for ends, epoch milliseconds
   * @param reason what people would see
   */
  record Raised(
      long eventTimeMillis,
      String key,
      Severity severity,
      Action action,
      long untilMillis,
      String reason) {}
}
