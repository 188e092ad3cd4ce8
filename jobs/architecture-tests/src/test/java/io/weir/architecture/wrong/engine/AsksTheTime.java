package io.weir.architecture.wrong.engine;

import java.time.Instant;
import java.util.function.LongSupplier;

/** Reads the clock in three ways. */
public final class AsksTheTime {
  public long called() {
    return System.currentTimeMillis();
  }

  public LongSupplier referred() {
    return System::nanoTime;
  }

  public Instant dated() {
    return Instant.now();
  }
}
