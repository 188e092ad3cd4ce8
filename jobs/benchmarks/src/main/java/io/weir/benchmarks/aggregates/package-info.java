/** Window rules: our account operator beside the design of the public Flink fraud demo. */
package io.weir.benchmarks.aggregates;
