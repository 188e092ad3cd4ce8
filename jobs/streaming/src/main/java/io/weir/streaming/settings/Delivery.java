package io.weir.streaming.settings;

/** How often a reader may see what the job wrote. */
public enum Delivery {
  AT_LEAST_ONCE,
  EXACTLY_ONCE
}
