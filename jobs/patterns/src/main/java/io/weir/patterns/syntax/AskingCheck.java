package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.CONDITION;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Aggregate.Function;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import java.util.List;

/** Whether the events that ask an aggregate carry what it is asked with; else it is never known. */
final class AskingCheck {
  private final Reading reading;

  AskingCheck(Reading reading) {
    this.reading = reading;
  }

  /** Reports aggregates the step's condition can never know. */
  void check(Draft step, Condition conjunct) {
    List<Aggregate> aggregates = reading.aggregates();
    for (int slot = 0; slot < aggregates.size(); slot++) {
      if ((conjunct.aggregates() & 1L << slot) != 0) {
        check(step, aggregates.get(slot));
      }
    }
  }

  private void check(Draft step, Aggregate aggregate) {
    String stream = step.stream().name();
    if (!Streams.carries(step.stream(), aggregate.dimension())) {
      refuse(
          step,
          "'"
              + aggregate.name()
              + "' is kept by "
              + aggregate.dimension()
              + ", but the events of "
              + stream
              + " carry no such key: it would never be known here");
    }
    if (aggregate.function() == Function.FIRST_SEEN) {
      Field asked = step.stream().layout().field(aggregate.field().path());
      if (asked == null || asked.type() != aggregate.field().type()) {
        refuse(
            step,
            "'"
                + aggregate.name()
                + "' asks whether the event's own '"
                + aggregate.field().path()
                + "' is new, but "
                + stream
                + " has no such field");
      }
    }
    if (aggregate.zone() != null && aggregate.zone().field() != null) {
      checkZone(step, aggregate, aggregate.zone().field());
    }
  }

  private void checkZone(Draft step, Aggregate aggregate, String path) {
    Field asked = step.stream().layout().field(path);
    if (asked == null || asked.type() != FieldType.STRING) {
      refuse(
          step,
          "'"
              + aggregate.name()
              + "' goes by the event's own '"
              + path
              + "', but "
              + step.stream().name()
              + " has no such text field");
    }
  }

  private void refuse(Draft step, String message) {
    reading.refuse(step.where(), CONDITION, message);
  }
}
