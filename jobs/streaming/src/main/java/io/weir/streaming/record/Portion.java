package io.weir.streaming.record;

import io.weir.engine.subject.Slice;

/** What one share of a platform's events amounts to in a slice, on its way to the whole. */
public final class Portion {
  private final String key;
  private final Slice slice;

  public Portion(String key, Slice slice) {
    this.key = key;
    this.slice = slice;
  }

  /** Tenant and platform: what the whole is keyed by. */
  public String key() {
    return key;
  }

  public Slice slice() {
    return slice;
  }

  @Override
  public String toString() {
    return key + " to " + slice.last();
  }
}
