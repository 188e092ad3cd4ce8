package io.weir.engine.program;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Touched;
import io.weir.engine.event.Event;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Ending;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.Step;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One version of a pattern as stages run it for one of its keys. Immutable: it may be part of many
 * programs. What is counted in belongs to a program, see {@link StagePlan#shared}.
 */
public final class PatternPlan {
  private static final long SHORTEST_PANE = 1000;
  private static final Set<Aggregate.Function> LATEST =
      EnumSet.of(Aggregate.Function.LAST, Aggregate.Function.STRONGEST);

  private final Pattern pattern;
  private final String name;
  private final KeyStage stage;
  private final List<Measure> measures;
  private final long heard;
  private final long[] factIds;
  private final List<AlternativePlan> alternatives;
  private final long pane;
  private final long reach;
  private final long lookBack;
  private final Span delay;
  private final long since;
  private final long warmUntil;
  private final int[] before;
  private final Precedents precedents;
  private final BitSet reads;

  /**
   * @param pattern the pattern as it watches the key
   * @param whole the pattern as it watches the first of its keys
   * @param since append time from which the events it looks back at have been kept; Long.MIN_VALUE
   *     where history is complete
   * @param onlooker since when anything was kept
   */
  PatternPlan(
      Pattern pattern,
      Pattern whole,
      long since,
      Onlooker onlooker,
      MaskBits bits,
      KindNumbers kinds) {
    this.pattern = pattern;
    boolean first = pattern.key().equals(whole.key());
    this.name = first ? pattern.id() : pattern.id() + "@" + pattern.key();
    this.stage = KeyStage.of(pattern.key());
    this.measures = pattern.aggregates().stream().map(Measure::new).toList();
    this.heard = heard(measures);
    this.factIds = measures.stream().mapToLong(Measure::factId).toArray();
    List<AlternativePlan> plans = new ArrayList<>();
    for (Alternative alternative : pattern.alternatives()) {
      plans.add(new AlternativePlan(alternative, bits));
    }
    plans.sort(Comparator.comparing(plan -> -plan.alternative().severity().weight()));
    this.alternatives = List.copyOf(plans);
    this.pane = Math.max(SHORTEST_PANE, Math.min(widestPane(), shortestLife(pattern)));
    this.reach = Math.max(pane, longestWindow());
    this.delay = pattern.delay() == null ? Span.of(0) : pattern.delay();
    this.lookBack = alternatives.stream().mapToLong(AlternativePlan::lookBack).max().orElse(0);
    this.since = since;
    long cold = onlooker.knows(since);
    long warmUp = cold == Long.MIN_VALUE ? 0 : WarmUp.of(pattern);
    boolean believes = warmUp > 0 || pattern.delay() != null;
    this.warmUntil = believes ? cold + warmUp : Long.MIN_VALUE;
    this.before = kinds.before(alternatives);
    this.precedents = Precedents.of(alternatives, kinds);
    this.reads = new BitSet();
    alternatives.forEach(one -> one.kinds().forEach(kind -> kinds.add(kind, reads)));
    measures.forEach(measure -> measure.kinds().forEach(kind -> kinds.add(kind, reads)));
  }

  private static long heard(List<Measure> measures) {
    long heard = 0;
    for (int slot = 0; slot < measures.size(); slot++) {
      Aggregate aggregate = measures.get(slot).aggregate();
      if (aggregate.kinds().stream().name().equals(SignalStream.NAME)
          && KeyStage.of(aggregate.dimension()) == KeyStage.ACCOUNT) {
        heard |= 1L << slot;
      }
    }
    return heard;
  }

  /** A latest value, such as that of a list, is exact whatever its window, and widens nothing. */
  private long widestPane() {
    return measures.stream()
        .filter(measure -> !LATEST.contains(measure.aggregate().function()))
        .mapToLong(Measure::pane)
        .max()
        .orElse(SHORTEST_PANE);
  }

  private long longestWindow() {
    return measures.stream()
        .mapToLong(measure -> measure.aggregate().over().millis())
        .max()
        .orElse(0);
  }

  /** A signal must not end within its pane: the next one comes with the next pane only. */
  private static long shortestLife(Pattern pattern) {
    return pattern.alternatives().stream()
        .flatMap(alternative -> alternative.actions().stream())
        .mapToLong(action -> action.life().ttl().millis())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  public Pattern pattern() {
    return pattern;
  }

  /**
   * What tells it from the plans of other patterns, and from those of its own for other keys: the
   * pattern's id, if the key is its first.
   */
  public String name() {
    return name;
  }

  /**
   * Whether the other is of the same version of the pattern, in the same mode, for the same key.
   */
  boolean isSame(PatternPlan other) {
    return name.equals(other.name)
        && pattern.hash().equals(other.pattern.hash())
        && pattern.mode().equals(other.pattern.mode())
        && since == other.since;
  }

  public KeyStage stage() {
    return stage;
  }

  /** Its aggregates, by slot. */
  public List<Measure> measures() {
    return measures;
  }

  /** The slots of those of its aggregates that signals of an account enter, as bits. */
  public long heard() {
    return heard;
  }

  long[] factIds() {
    return factIds;
  }

  /** Numbers of the kinds of which there must be events before the one that completes it. */
  int[] before() {
    return before;
  }

  /** What there must be before the event that completes it; null where nothing need be. */
  Precedents precedents() {
    return precedents;
  }

  /** Numbers of the kinds of its steps, and of what enters its aggregates; not to be changed. */
  BitSet reads() {
    return reads;
  }

  /** The ways it can hold, most severe first. */
  public List<AlternativePlan> alternatives() {
    return alternatives;
  }

  /** What ends signals of its alternatives before their time. */
  List<Ending> endings() {
    return pattern.alternatives().stream()
        .flatMap(alternative -> alternative.actions().stream())
        .flatMap(action -> action.life().endedBy().stream())
        .toList();
  }

  /** The way of that name; null where only another version of the pattern has it. */
  public AlternativePlan alternative(String name) {
    for (AlternativePlan plan : alternatives) {
      if (plan.alternative().name().equals(name)) {
        return plan;
      }
    }
    return null;
  }

  /** Milliseconds in which a pattern of a hot key raises one signal at most. */
  public long pane() {
    return pane;
  }

  /** Milliseconds back in which what a subject touched has to do with the pattern holding now. */
  public long reach() {
    return reach;
  }

  /**
   * Whether what holds at a completing event may be another with an event before it that arrived
   * after it.
   *
   * @param earlier the event's row; null where the event was there, and only entered windows
   * @param elapsed milliseconds from it to the completing event, at least 0
   * @param touched the windows it entered or took entries back from
   */
  public boolean minds(Row earlier, long elapsed, Touched touched) {
    if (earlier != null) {
      for (AlternativePlan alternative : alternatives) {
        if (elapsed <= alternative.lookBack() && alternative.mentions(earlier)) {
          return true;
        }
      }
    }
    if (!touched.isEmpty()) {
      for (Measure measure : measures) {
        if (touched.mayChange(measure, Math.max(0, elapsed - lookBack))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Milliseconds after its event time at which a completing event is judged; 0: at once. */
  public long delay() {
    return delay.millis();
  }

  /**
   * Milliseconds after which an event taken by a step, or forbidden by it, is of no use. What must
   * not follow also stands between the steps, where one asks for the next of the sequence's kinds.
   */
  long reach(Alternative alternative, int position) {
    if (position > alternative.completing()) {
      boolean between = alternative.steps().stream().anyMatch(Step::next);
      return (between ? most(alternative.within()) : 0) + delay.maxMillis();
    }
    return most(alternative.within())
        + most(position < alternative.first() ? alternative.steps().get(position).silence() : null)
        + delay.maxMillis();
  }

  private static long most(Span span) {
    return span == null ? 0 : span.maxMillis();
  }

  /**
   * Append time from which it has had the events it looks back at kept without a break, as far as
   * they came at all; Long.MIN_VALUE where it always had.
   */
  public long since() {
    return since;
  }

  /**
   * Whether an event is judged on incomplete history. One that came late looks back at what
   * happened before it, whenever that came.
   */
  public boolean warming(Event event) {
    return Math.min(event.time(), event.appendTime()) < warmUntil;
  }

  /** Time at which history is complete; Long.MIN_VALUE: it is. */
  public long warmUntil() {
    return warmUntil;
  }
}
