/** Sequences: our account operator beside one stock Flink CEP operator a pattern. */
package io.weir.benchmarks.sequences;
