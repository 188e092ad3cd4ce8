package io.weir.patterns.chain;

import io.weir.patterns.compiler.TextBounds;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.model.Step;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Signals a condition may be satisfied by, as far as its text bounds them; null means any.
 *
 * @param patterns ids of patterns
 * @param groups correlation groups
 * @param dimensions keys of patterns
 */
record Reads(Set<String> patterns, Set<String> groups, Set<String> dimensions) {

  /** What a pattern reads of signals: one entry per step or aggregate that does. */
  static List<Reads> of(Pattern pattern) {
    List<Reads> reads = new ArrayList<>();
    for (Pattern binding : pattern.bindings()) {
      for (Alternative alternative : binding.alternatives()) {
        for (Step step : alternative.steps()) {
          List<Condition> conjuncts = new ArrayList<>(step.own());
          conjuncts.addAll(step.correlated());
          add(reads, step.kinds().stream(), conjuncts);
        }
      }
      for (Aggregate aggregate : binding.aggregates()) {
        add(reads, aggregate.kinds().stream(), aggregate.where());
      }
    }
    return reads;
  }

  private static void add(List<Reads> reads, StreamSchema stream, List<Condition> conjuncts) {
    if (stream.name().equals(SignalStream.NAME)) {
      reads.add(
          new Reads(
              bounds(stream, conjuncts, "pattern_id"),
              bounds(stream, conjuncts, "group"),
              bounds(stream, conjuncts, "key_dimension")));
    }
  }

  private static Set<String> bounds(StreamSchema stream, List<Condition> conjuncts, String path) {
    return TextBounds.allowed(conjuncts, stream.layout().field(path));
  }

  /** Whether the signals of a pattern may be among them. */
  boolean mayBeOf(Pattern pattern) {
    return isIn(patterns, pattern.id())
        && isIn(groups, pattern.group())
        && pattern.bindings().stream().anyMatch(one -> isIn(dimensions, one.key()));
  }

  private static boolean isIn(Set<String> bounds, String value) {
    return bounds == null || bounds.contains(value);
  }
}
