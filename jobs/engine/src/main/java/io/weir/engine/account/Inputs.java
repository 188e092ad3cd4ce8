package io.weir.engine.account;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.program.Bound;
import io.weir.engine.program.Keys;
import io.weir.engine.program.PatternPlan;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.Aggregate;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * The signals a match rests on: those its steps took, and those its aggregates counted. They are
 * asked of the kept events, which are kept for as long as the aggregate's window. Not thread-safe.
 */
final class Inputs {
  private final Frame frame = new Frame();

  /** Their ids, in order of time; some may be there twice. */
  List<String> of(List<Kept> kept, PatternPlan plan, Match match) {
    List<Kept> taken = match.evidence();
    List<String> inputs = new ArrayList<>(0);
    for (Bound bound : match.alternative().steps()) {
      Row row = match.steps().get(bound.position());
      long slots = row == null ? 0 : plan.heard() & bound.aggregates();
      for (; slots != 0; slots &= slots - 1) {
        Measure measure = plan.measures().get(Long.numberOfTrailingZeros(slots));
        addCounted(kept, asking(taken, row), measure, inputs);
      }
    }
    for (Kept one : taken) {
      if (SignalEvents.isSignal(one.event)) {
        inputs.add(one.event.id());
      }
    }
    return inputs;
  }

  @SuppressWarnings("ReferenceEquality") // a kept event has one row
  private static Kept asking(List<Kept> taken, Row row) {
    for (Kept one : taken) {
      if (one.event.row() == row) {
        return one;
      }
    }
    throw new IllegalStateException("a step's last event is evidence");
  }

  private void addCounted(List<Kept> kept, Kept asking, Measure measure, List<String> inputs) {
    Aggregate aggregate = measure.aggregate();
    String dimension = aggregate.dimension();
    String key = Keys.of(asking.event, dimension);
    long time = asking.event.time();
    int first = InTime.firstAfter(kept, time - aggregate.over().millis(), kept.size());
    for (int i = first; i < kept.size() && kept.get(i).event.compareTo(asking.event) <= 0; i++) {
      Kept one = kept.get(i);
      frame.row = one.event.row();
      boolean isHere = key != null && key.equals(Keys.of(one.event, dimension));
      if (isHere && !(measure.prior() && one == asking) && measure.takes(frame)) {
        inputs.add(one.event.id());
      }
    }
  }
}
