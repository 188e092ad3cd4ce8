package io.weir.benchmarks.publish;

import org.HdrHistogram.Histogram;

/**
 * What a reader of decisions saw for a while.
 *
 * @param seconds how long it was
 * @param latency from when an operation was due to reading its decision, ms
 * @param pause the longest time without a decision, ms
 */
record Spell(double seconds, Histogram latency, long pause) {}
