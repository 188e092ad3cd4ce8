package io.weir.engine.program;

import io.weir.engine.event.Facts;
import io.weir.patterns.condition.Values;

/** A pattern's view of the facts frozen on an event; reused from event to event. */
public final class FactValues implements Values {
  private long[] ids;
  private Facts facts;

  /** Looks at these facts through a pattern's slots. */
  public FactValues of(PatternPlan plan, Facts frozen) {
    ids = plan.factIds();
    facts = frozen;
    return this;
  }

  @Override
  public boolean known(int slot) {
    return facts.find(ids[slot]) >= 0;
  }

  @Override
  public long integer(int slot) {
    return facts.bits(facts.find(ids[slot]));
  }

  @Override
  public double decimal(int slot) {
    return Double.longBitsToDouble(facts.bits(facts.find(ids[slot])));
  }

  @Override
  public String text(int slot) {
    return facts.text(facts.find(ids[slot]));
  }
}
