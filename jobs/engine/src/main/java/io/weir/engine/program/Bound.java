package io.weir.engine.program;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Step;
import io.weir.schemas.Row;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of one way a pattern can hold, as it is asked of kept events. Immutable: what is handed
 * out is not to be changed.
 */
public final class Bound {
  private final Step step;
  private final int position;
  private final int maskBit;
  private final Bound[] guards;
  private final Condition[] own;
  private final Condition[] correlated;
  private final Condition[] closing;
  private final Condition[] defaulting;
  private final boolean alone;
  private final long aggregates;

  Bound(
      Step step,
      int position,
      int maskBit,
      List<Bound> guards,
      List<Condition> closing,
      boolean alone) {
    this.step = step;
    this.position = position;
    this.maskBit = maskBit;
    this.guards = guards.toArray(Bound[]::new);
    this.own = step.own().toArray(Condition[]::new);
    this.correlated = step.correlated().toArray(Condition[]::new);
    this.closing = closing.toArray(Condition[]::new);
    this.defaulting =
        Stream.concat(step.own().stream(), step.correlated().stream())
            .filter(Condition::mayDefault)
            .toArray(Condition[]::new);
    this.alone = alone;
    this.aggregates = aggregates(step);
  }

  /** The slots of the aggregates a step asks for, as bits. */
  static long aggregates(Step step) {
    long slots = 0;
    for (Condition condition : step.own()) {
      slots |= condition.aggregates();
    }
    for (Condition condition : step.correlated()) {
      slots |= condition.aggregates();
    }
    return slots;
  }

  /** What it asks of them. */
  public Step step() {
    return step;
  }

  /** Position of the step in the alternative. */
  public int position() {
    return position;
  }

  /** Where a kept event remembers whether it satisfies the step's own conjuncts. */
  public int maskBit() {
    return maskBit;
  }

  /** Negated steps that must not occur before it. */
  public Bound[] guards() {
    return guards;
  }

  /** Whether an event is of its kinds. */
  public boolean takes(Row row) {
    return step.kinds().contains(row);
  }

  /** The conjuncts over the event, parameters and aggregates alone. */
  public Condition[] own() {
    return own;
  }

  /** The conjuncts that also read an earlier step. */
  public Condition[] correlated() {
    return correlated;
  }

  /**
   * Conjuncts of the last step that read this step and no later one: the event that completes is
   * known from the start, so they are asked as soon as they can be.
   */
  public Condition[] closing() {
    return closing;
  }

  /** Those of all these that may hold by what is taken for something the event lacks. */
  public Condition[] defaulting() {
    return defaulting;
  }

  /** The slots of the aggregates it asks for, as bits. */
  public long aggregates() {
    return aggregates;
  }

  /** Whether neither it nor anything after it reads a step before it. */
  public boolean alone() {
    return alone;
  }
}
