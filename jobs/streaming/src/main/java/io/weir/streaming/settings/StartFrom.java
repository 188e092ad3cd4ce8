package io.weir.streaming.settings;

/** Where a job without a savepoint begins to read events. */
public enum StartFrom {
  COMMITTED,
  EARLIEST,
  LATEST
}
