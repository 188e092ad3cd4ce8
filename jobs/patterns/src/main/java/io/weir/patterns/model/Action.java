package io.weir.patterns.model;

/** What a blocking service is told to do, mildest first; the order is the order of strictness. */
public enum Action {
  ALLOW,
  MONITOR,
  STEP_UP,
  HOLD,
  BLOCK
}
