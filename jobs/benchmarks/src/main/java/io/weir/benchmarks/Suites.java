package io.weir.benchmarks;

import io.weir.benchmarks.aggregates.AggregatesSuite;
import io.weir.benchmarks.conditions.ConditionsSuite;
import io.weir.benchmarks.measure.Suite;
import io.weir.benchmarks.publish.PublishSuite;
import io.weir.benchmarks.sequences.SequencesSuite;
import io.weir.patterns.syntax.PatternLibrary;
import java.util.List;

/** Everything that is measured, the cheapest first. */
public final class Suites {
  private Suites() {}

  /**
   * All suites.
   *
   * @param library patterns of the suites that run the whole job
   * @param policy text of the policy file
   */
  public static List<Suite> all(PatternLibrary.Library library, String policy, Wishes wishes) {
    return List.of(
        new ConditionsSuite(),
        new SequencesSuite(),
        new AggregatesSuite(),
        new ScaleSuite(library, policy, wishes),
        new PipelineSuite(library, policy, wishes),
        new LatencySuite(library, policy, wishes),
        new PublishSuite(library, policy, wishes.parallelism(), wishes.rate(), wishes.settings()));
  }

  /** What a thread does, by its name: whom a profile tells apart. */
  public static String role(String thread) {
    return ThreadRole.of(thread);
  }
}
