package io.weir.benchmarks.measure;

import java.util.Set;
import java.util.TreeSet;

/** Holds contenders to the same results. */
public final class Agreement {
  private static final int SHOWN = 3;

  private Agreement() {}

  /**
   * Two contenders found the same, and something at all.
   *
   * @param what is compared, for the message
   * @param expected what the baseline found
   * @param actual what the contender found
   * @throws DisagreementException saying how many differ and naming some
   */
  public static void check(String what, Set<String> expected, Set<String> actual) {
    if (expected.isEmpty()) {
      throw new DisagreementException(what + ": the baseline found nothing to agree on");
    }
    if (expected.equals(actual)) {
      return;
    }
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(actual);
    Set<String> extra = new TreeSet<>(actual);
    extra.removeAll(expected);
    throw new DisagreementException(
        "%s: of %d results %d are missing %s and %d are too many %s"
            .formatted(
                what, expected.size(), missing.size(), some(missing), extra.size(), some(extra)));
  }

  private static String some(Set<String> all) {
    return all.stream().limit(SHOWN).toList().toString();
  }
}
