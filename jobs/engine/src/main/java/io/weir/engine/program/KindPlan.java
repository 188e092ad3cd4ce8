package io.weir.engine.program;

import io.weir.engine.aggregate.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a stage does with one kind of event (stream and activity). */
public final class KindPlan {
  private final Map<Long, Measure> enters = new LinkedHashMap<>();
  private final Map<Long, Measure> asks = new LinkedHashMap<>();
  private final List<PatternPlan> triggers = new ArrayList<>();
  private long retention = -1;
  private List<Measure> enterList = List.of();
  private List<Measure> askList = List.of();

  void enter(Measure measure) {
    enters.putIfAbsent(measure.factId(), measure);
    enterList = List.copyOf(enters.values());
    retention = Math.max(retention, 0);
  }

  void ask(Measure measure) {
    asks.putIfAbsent(measure.factId(), measure);
    askList = List.copyOf(asks.values());
  }

  void trigger(PatternPlan plan) {
    if (!triggers.contains(plan)) {
      triggers.add(plan);
    }
  }

  void keep(long millis) {
    retention = Math.max(retention, millis);
  }

  /** The measures such an event may enter. */
  public List<Measure> enters() {
    return enterList;
  }

  /** The measures whose value is frozen on such an event here. */
  public List<Measure> asks() {
    return askList;
  }

  /** The patterns such an event may complete. */
  public List<PatternPlan> triggers() {
    return triggers;
  }

  /** Milliseconds such an event is kept behind the watermark; negative: not at all. */
  public long retention() {
    return retention;
  }

  /** Milliseconds after which the first of what such an event leaves behind ends. */
  public long shortest() {
    long shortest = Math.max(0, retention);
    for (Measure measure : enterList) {
      shortest = Math.min(shortest, measure.aggregate().over().millis());
    }
    return shortest;
  }

  /** Whether the stage reads or writes anything for such an event. */
  public boolean relevant() {
    return retention >= 0 || !asks.isEmpty() || !triggers.isEmpty();
  }
}
