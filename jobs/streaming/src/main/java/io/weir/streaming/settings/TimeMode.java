package io.weir.streaming.settings;

/** Whose clock stamps the topics. */
public enum TimeMode {
  /** The broker's: append time. */
  APPEND,
  /** One simulated clock of all producers, control topics included. */
  SIMULATED
}
