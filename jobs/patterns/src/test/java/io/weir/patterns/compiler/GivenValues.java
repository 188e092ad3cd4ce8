package io.weir.patterns.compiler;

import io.weir.patterns.condition.Values;

/** Aggregate values as given: Long, Double, String, Boolean, or null for unknown. */
final class GivenValues implements Values {
  private final Object[] given;

  GivenValues(Object... given) {
    this.given = given;
  }

  static GivenValues none(int count) {
    return new GivenValues(new Object[count]);
  }

  @Override
  public boolean known(int slot) {
    return given[slot] != null;
  }

  @Override
  public long integer(int slot) {
    return given[slot] instanceof Boolean truth ? (truth ? 1 : 0) : (Long) given[slot];
  }

  @Override
  public double decimal(int slot) {
    return (Double) given[slot];
  }

  @Override
  public String text(int slot) {
    return (String) given[slot];
  }
}
