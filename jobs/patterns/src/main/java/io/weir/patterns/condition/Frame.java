package io.weir.patterns.condition;

import io.weir.schemas.Row;

/** What a condition reads; reused from event to event by one thread. */
public final class Frame {
  /** The event being judged. */
  public Row row;

  /**
   * Events bound to the steps of the alternative, by step position; null where not bound (yet) or
   * left out. A step taken several times shows its last event.
   */
  public Row[] steps;

  /** Aggregates as of the event being judged. */
  public Values values;

  /** What shared conditions said of the event being judged; null: each is asked every time. */
  public Memo memo;

  /** The columns of a line being replayed, for mappings; an entry is null where not observed. */
  public String[] columns;

  /**
   * Set by an expression whose value is unknown, cleared by whoever starts the evaluation. For the
   * compiled closures only.
   */
  public boolean unknown;
}
