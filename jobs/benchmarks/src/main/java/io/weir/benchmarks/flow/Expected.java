package io.weir.benchmarks.flow;

import io.weir.benchmarks.measure.Agreement;
import io.weir.benchmarks.measure.Reading;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a baseline found: a contender's reading counts only if it found the same. */
public final class Expected {
  private final String what;
  private final Set<String> found;

  /**
   * @param what is measured, for the message where they differ
   */
  public Expected(String what, Ring.Outcome baseline) {
    this.what = what;
    this.found = texts(baseline);
  }

  /** How much there was to find. */
  public int size() {
    return found.size();
  }

  /** The reading of our operator. */
  public Reading held(OwnOperator.Outcome outcome) {
    Agreement.check(what, found, outcome.found());
    return outcome.reading();
  }

  /** The reading of somebody else's. */
  public Reading held(Ring.Outcome outcome) {
    Agreement.check(what, found, texts(outcome));
    return outcome.reading();
  }

  private static Set<String> texts(Ring.Outcome outcome) {
    return outcome.found().stream()
        .map(Object::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
