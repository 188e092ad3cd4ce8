package io.weir.engine.program;

import io.weir.engine.event.Facts;
import io.weir.patterns.condition.Values;

/** A pattern's view of the facts frozen on an event; reused from event to event. */
public final class FactValues implements Values {
  private static final int NOTHING = -1;

  private long[] ids;
  private Facts facts;

  /** A value is asked for right after whether it is known. */
  private int found;

  private int position;

  /** Looks at these facts through a pattern's slots. */
  public FactValues of(PatternPlan plan, Facts frozen) {
    ids = plan.factIds();
    facts = frozen;
    found = NOTHING;
    return this;
  }

  @Override
  public boolean known(int slot) {
    return find(slot) >= 0;
  }

  @Override
  public long integer(int slot) {
    return facts.bits(find(slot));
  }

  @Override
  public double decimal(int slot) {
    return Double.longBitsToDouble(facts.bits(find(slot)));
  }

  @Override
  public String text(int slot) {
    return facts.text(find(slot));
  }

  private int find(int slot) {
    if (slot != found) {
      found = slot;
      position = facts.find(ids[slot]);
    }
    return position;
  }
}
