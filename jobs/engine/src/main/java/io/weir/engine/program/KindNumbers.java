package io.weir.engine.program;

import io.weir.patterns.model.Kinds;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers of all kinds of event (stream and activity), the same at every stage. Immutable. */
final class KindNumbers {
  private final Map<String, Integer> firsts = new HashMap<>();

  KindNumbers(StreamCatalog catalog) {
    int next = 0;
    for (StreamSchema stream : catalog.streams()) {
      firsts.put(stream.name(), next);
      next += stream.activity().symbols().size();
    }
  }

  /** Adds the numbers of all kinds these stand for. */
  void add(Kinds by, BitSet to) {
    Integer first = firsts.get(by.stream().name());
    if (first == null) {
      throw new IllegalArgumentException("stream " + by.stream().name() + " is not declared");
    }
    if (by.activities() == null) {
      to.set(first, first + by.stream().activity().symbols().size());
    } else {
      by.activities().stream().forEach(activity -> to.set(first + activity));
    }
  }

  /** The kinds of which there must be events before the one that completes a pattern. */
  int[] before(List<AlternativePlan> alternatives) {
    if (alternatives.size() > 1) {
      return new int[0];
    }
    Bound[] steps = alternatives.get(0).steps();
    return Arrays.stream(steps, 0, steps.length - 1)
        .map(Bound::step)
        .filter(step -> !step.optional())
        .map(step -> of(step.kinds()))
        .filter(kinds -> kinds.cardinality() == 1)
        .mapToInt(kinds -> kinds.nextSetBit(0))
        .distinct()
        .toArray();
  }

  private BitSet of(Kinds by) {
    BitSet numbers = new BitSet();
    add(by, numbers);
    return numbers;
  }
}
