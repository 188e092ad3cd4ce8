/** Bounded jobs over events in memory: what operators are compared on. */
package io.weir.benchmarks.flow;
