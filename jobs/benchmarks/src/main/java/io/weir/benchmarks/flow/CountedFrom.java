package io.weir.benchmarks.flow;

import io.weir.streaming.record.Hop;
import java.util.List;

/**
 * Events of which only the later count.
 *
 * @param events may be made as they are asked for, in order
 * @param first of those that count
 * @param before happens when it is asked for and before the clock starts
 */
public record CountedFrom(List<Hop> events, int first, Runnable before) {}
