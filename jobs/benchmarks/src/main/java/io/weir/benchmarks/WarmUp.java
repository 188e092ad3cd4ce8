package io.weir.benchmarks;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Sheet;
import java.time.Duration;

/**
 * Plays before anything counts, until the JVM has compiled what is hot: until one play is no more
 * than a twentieth faster than the best before it, or the time for it is over. What is measured on
 * a JVM that was still getting faster says so.
 */
final class WarmUp {
  private static final int LEAST = 2;
  private static final double STEADY = 1.05;

  private WarmUp() {}

  /**
   * Warms up.
   *
   * @param most plays; 0 for none
   */
  static void until(int most, Allowance allowance, Contest.Turn turn, Sheet sheet)
      throws Exception {
    double best = 0;
    for (int plays = 1; plays <= most; plays++) {
      long began = System.nanoTime();
      Figures figures = turn.run();
      sheet.tell("  warm-up %d: %s".formatted(plays, figures));
      boolean steady = plays >= LEAST && figures.eventsPerSecond() < STEADY * best;
      if (steady) {
        sheet.note("Warmed up by %d plays, until they grew no faster.".formatted(plays));
        return;
      }
      if (plays == most || !allowance.allows(Duration.ofNanos(System.nanoTime() - began))) {
        sheet.note(
            "Warmed up by %d plays, the last still faster than those before: what was measured next, on a JVM not steady yet, is too slow rather than too fast."
                .formatted(plays));
        return;
      }
      best = Math.max(best, figures.eventsPerSecond());
    }
  }
}
