package io.weir.engine.program;

import io.weir.engine.aggregate.Entering;
import io.weir.engine.aggregate.Measure;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** What a stage does with one kind of event (stream and activity). */
public final class KindPlan {
  private Measure[] enters = {};
  private Entering entering;
  private AskGroup[] asks = {};
  private Questions questions;
  private PatternPlan[] triggers = {};
  private TriggerIndex index;
  private final BitSet reads = new BitSet();
  private PatternPlan[] deferred = {};
  private PatternPlan[] ends = {};
  private long retention = -1;

  /** The longest that any window keeps such an event, millis. */
  private long longest;

  /** What holds of such an event may change with events of these kinds before it. */
  void read(BitSet kinds) {
    reads.or(kinds);
  }

  /**
   * Whether what holds of such an event may change with an event of a kind ({@link StagePlan#kind})
   * that comes before it, though it arrives after it.
   */
  public boolean reads(int kind) {
    return reads.get(kind);
  }

  void enter(Measure measure) {
    if (hasEntering(measure)) {
      return;
    }
    enters = append(enters, measure);
    longest = Math.max(longest, measure.reach());
    retention = Math.max(retention, 0);
  }

  void ask(AskGroup group) {
    asks = append(asks, group);
  }

  void trigger(PatternPlan plan) {
    if (plan.delay() > 0) {
      deferred = Arrays.asList(deferred).contains(plan) ? deferred : append(deferred, plan);
    } else if (!Arrays.asList(triggers).contains(plan)) {
      triggers = append(triggers, plan);
    }
  }

  void end(PatternPlan plan) {
    if (!Arrays.asList(ends).contains(plan)) {
      ends = append(ends, plan);
    }
  }

  void keep(long millis) {
    retention = Math.max(retention, millis);
  }

  private static <T> T[] append(T[] array, T element) {
    T[] longer = Arrays.copyOf(array, array.length + 1);
    longer[array.length] = element;
    return longer;
  }

  /** The measures such an event may enter; not to be changed. */
  public Measure[] enters() {
    return enters;
  }

  /** The same, put together where their windows share entries. */
  public Entering entering() {
    if (entering == null) {
      entering = Entering.of(enters);
    }
    return entering;
  }

  /** The measures such an event may enter here and did not there. */
  public Measure[] entersBeyond(KindPlan there) {
    return Arrays.stream(enters)
        .filter(measure -> !there.hasEntering(measure))
        .toArray(Measure[]::new);
  }

  private boolean hasEntering(Measure measure) {
    return Arrays.stream(enters).anyMatch(known -> known.windowId() == measure.windowId());
  }

  /** The measures whose value is frozen on such an event here; not to be changed. */
  public AskGroup[] asks() {
    return asks;
  }

  /** The same, each measure once. */
  public Questions questions() {
    if (questions == null) {
      questions = Questions.of(asks);
    }
    return questions;
  }

  /** The patterns such an event may complete at once; not to be changed. */
  public PatternPlan[] triggers() {
    return triggers;
  }

  /** Which of these wait for events of kinds ({@link StagePlan#kind}) that must come before. */
  public TriggerIndex index() {
    if (index == null) {
      index = new TriggerIndex(triggers);
    }
    return index;
  }

  /** The patterns such an event may complete once their delay has passed; not to be changed. */
  public PatternPlan[] deferred() {
    return deferred;
  }

  /** The patterns whose signals such an event may end; not to be changed. */
  public PatternPlan[] ends() {
    return ends;
  }

  /** Those of these plans that are not here as they are there: new, or changed. */
  public PatternPlan[] otherThan(PatternPlan[] there) {
    return Arrays.stream(there)
        .filter(plan -> completed().stream().noneMatch(plan::isSame))
        .toArray(PatternPlan[]::new);
  }

  /** The patterns such an event may complete, at once or later. */
  public List<PatternPlan> completed() {
    return Stream.concat(Arrays.stream(triggers), Arrays.stream(deferred)).toList();
  }

  /** Milliseconds such an event is kept behind the watermark; negative: not at all. */
  public long retention() {
    return retention;
  }

  /** Milliseconds after which all that such an event leaves behind has ended. */
  public long longest() {
    return Math.max(longest, retention);
  }

  /** Whether such an event counts for subjects of a dimension, or may complete their patterns. */
  boolean concerns(String dimension) {
    for (Measure measure : enters) {
      if (measure.aggregate().dimension().equals(dimension)) {
        return true;
      }
    }
    for (PatternPlan plan : triggers) {
      if (plan.pattern().key().equals(dimension)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the stage reads or writes anything for such an event. */
  public boolean relevant() {
    return retention >= 0 || asks.length > 0 || triggers.length > 0 || deferred.length > 0;
  }
}
