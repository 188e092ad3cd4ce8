package io.weir.engine.program;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.ActionSpec;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Life;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the signal a match amounts to. Not thread-safe. */
public final class SignalMaker {
  private static final int MOST_EVIDENCE = 16;

  private final Frame frame = new Frame();
  private final FactValues values = new FactValues();

  /**
   * What holds.
   *
   * @param id the signal's id
   * @param alternative the alternative that holds
   * @param steps the last event of each step, by step position; null where a step was left out
   * @param start event time of the first event of the match
   * @param evidence ids of the events, in order
   * @param degraded whether evidence may be incomplete
   * @param inputs ids of the signals it rests on, in order; such as are evidence may be left out
   */
  public record Held(
      String id,
      Alternative alternative,
      List<Row> steps,
      long start,
      List<String> evidence,
      boolean degraded,
      List<String> inputs) {

    /** What rests on no signals but such as are evidence. */
    public Held(
        String id,
        Alternative alternative,
        List<Row> steps,
        long start,
        List<String> evidence,
        boolean degraded) {
      this(id, alternative, steps, start, evidence, degraded, List.of());
    }
  }

  /** The signal, for the subject the event has in the pattern's dimension. */
  public LiveSignal make(Event event, PatternPlan plan, String key, Held held) {
    List<Effect> effects = new ArrayList<>();
    long since = event.time() + plan.delay();
    long until = since;
    frame.row = event.row();
    frame.steps = held.steps().toArray(Row[]::new);
    frame.values = values.of(plan, event.facts());
    List<String> named = held.evidence().stream().limit(MOST_EVIDENCE).toList();
    for (ActionSpec action : held.alternative().actions()) {
      long end = end(action.life(), since);
      effects.add(new Effect(action.floor(), action.cap(), action.scope(), end));
      until = Math.max(until, end);
    }
    return new LiveSignal(
        held.id(),
        plan.pattern().id(),
        plan.pattern().version(),
        held.alternative().name(),
        held.alternative().severity(),
        plan.pattern().group(),
        plan.pattern().key(),
        key,
        since,
        event.id(),
        until,
        effects,
        isEnforced(plan, key, event),
        held.degraded(),
        named,
        held.alternative().reason().render(frame, event.time() - held.start()),
        evidence(plan, event.facts()),
        unnamed(held.inputs(), named));
  }

  /** The newest of the inputs that are not named as evidence. */
  private static List<String> unnamed(List<String> inputs, List<String> named) {
    if (inputs.isEmpty()) {
      return inputs;
    }
    List<String> unnamed = inputs.stream().filter(id -> !named.contains(id)).distinct().toList();
    return unnamed.subList(Math.max(0, unnamed.size() - LiveSignal.MOST_INPUTS), unnamed.size());
  }

  /** When an action ends at the latest; its ttl may count from a time an aggregate says. */
  private long end(Life life, long since) {
    boolean counts = life.from() != Life.NONE && values.known(life.from());
    long from = counts ? Math.min(since, values.integer(life.from())) : since;
    return Math.max(since, from + life.ttl().millis());
  }

  /** Whether the pattern's signals may have an effect on this key now. */
  public static boolean isEnforced(PatternPlan plan, String key, Event completing) {
    return counts(plan, key) && !plan.warming(completing);
  }

  /**
   * The mode a signal is told with. What has no effect although its pattern's mode would let it,
   * warming or suppressed, is told as a pattern in shadow would tell it: nobody is to act on it.
   */
  public static Mode told(PatternPlan plan, LiveSignal signal) {
    boolean silent = !signal.enforced() && counts(plan, signal.key());
    return silent ? Mode.SHADOW : plan.pattern().mode();
  }

  /** Whether the pattern's mode lets its signals have an effect on this key. */
  static boolean counts(PatternPlan plan, String key) {
    Mode mode = plan.pattern().mode();
    return mode.stage() == Mode.Stage.ENFORCE
        || (mode.stage() == Mode.Stage.CANARY
            && Long.remainderUnsigned(Ids.hash64(key), 100) < mode.percent());
  }

  /** The aggregates the pattern had on the event, by name, as text. */
  private static Map<String, String> evidence(PatternPlan plan, Facts facts) {
    Map<String, String> used = new LinkedHashMap<>();
    for (Measure measure : plan.measures()) {
      int position = facts.find(measure.factId());
      if (position >= 0) {
        used.put(measure.aggregate().name(), text(measure, facts, position));
      }
    }
    return used;
  }

  private static String text(Measure measure, Facts facts, int position) {
    ValueType type = measure.aggregate().type();
    long bits = facts.bits(position);
    return switch (type) {
      case STRING, STRINGS -> facts.text(position);
      case DOUBLE -> Double.toString(Double.longBitsToDouble(bits));
      case BOOLEAN -> Boolean.toString(bits != 0);
      case INTEGER, TIMESTAMP, DURATION -> Long.toString(bits);
    };
  }
}
