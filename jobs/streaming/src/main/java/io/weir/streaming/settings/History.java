package io.weir.streaming.settings;

/** What a job that starts without a savepoint takes itself to know of what happened before. */
public enum History {
  /** Nothing: patterns that believe silence look on first, and enforce nothing meanwhile. */
  BEGINS,
  /** All that ever happened. */
  COMPLETE
}
