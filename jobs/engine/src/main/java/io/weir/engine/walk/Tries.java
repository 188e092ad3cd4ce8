package io.weir.engine.walk;

import io.weir.engine.event.Event;
import io.weir.engine.program.FactValues;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.walk.Explanation.Answer;
import io.weir.engine.walk.Explanation.Asked;
import io.weir.engine.walk.Explanation.Try;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Step;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks the conditions of one step of events one by one, with the steps before it as chosen. */
final class Tries {
  private final PatternPlan plan;
  private final Step step;
  private final Frame frame = new Frame();
  private final FactValues values = new FactValues();
  private final long after;
  private final boolean chosen;

  /**
   * @param evidence ids of the events chosen for the steps before
   */
  Tries(
      PatternPlan plan,
      Alternative alternative,
      int position,
      List<String> evidence,
      Map<String, Event> judged) {
    this.plan = plan;
    this.step = alternative.steps().get(position);
    this.frame.steps = new Row[alternative.steps().size()];
    List<Integer> before = new ArrayList<>();
    for (int i = 0; i < position; i++) {
      if (!alternative.steps().get(i).negated()) {
        before.add(i);
      }
    }
    this.chosen = before.size() == evidence.size() && judged.keySet().containsAll(evidence);
    for (int i = 0; i < before.size() && chosen; i++) {
      frame.steps[before.get(i)] = judged.get(evidence.get(i)).row();
    }
    Event last = evidence.isEmpty() ? null : judged.get(evidence.get(evidence.size() - 1));
    this.after = last == null ? Long.MIN_VALUE : last.time();
  }

  /** Whether the step could take the event by its kind and its time. */
  boolean isAsked(Event event) {
    return event.time() >= after && step.kinds().contains(event.row());
  }

  Try of(Event event) {
    List<Asked> asked =
        Stream.concat(step.own().stream(), chosen ? step.correlated().stream() : Stream.of())
            .map(condition -> ask(condition, event))
            .toList();
    return new Try(event.id(), event.time(), asked);
  }

  private Asked ask(Condition condition, Event event) {
    frame.row = event.row();
    frame.values = values.of(plan, event.facts());
    byte truth = condition.test(frame);
    Answer answer =
        truth == Truth.TRUE ? Answer.HOLDS : truth == Truth.UNKNOWN ? Answer.UNKNOWN : Answer.FAILS;
    return new Asked(plan.pattern().shown(condition), answer, read(condition));
  }

  private List<String> read(Condition condition) {
    List<String> read = new ArrayList<>();
    List<Aggregate> aggregates = plan.pattern().aggregates();
    for (int slot = 0; slot < aggregates.size(); slot++) {
      if ((condition.aggregates() >>> slot & 1) != 0) {
        read.add(aggregates.get(slot).name() + " = " + value(aggregates.get(slot), slot));
      }
    }
    return read;
  }

  private String value(Aggregate aggregate, int slot) {
    if (!values.known(slot)) {
      return "unknown";
    }
    return switch (aggregate.type()) {
      case STRING, STRINGS -> values.text(slot);
      case DOUBLE -> Double.toString(values.decimal(slot));
      case BOOLEAN -> Boolean.toString(values.integer(slot) != 0);
      case INTEGER, TIMESTAMP, DURATION -> Long.toString(values.integer(slot));
    };
  }
}
