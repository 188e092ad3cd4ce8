package io.weir.cli.pattern.difference;

import io.weir.engine.walk.Footprint;

/**
 * What two patterns cost, each alone, on the same simulated days; an estimate for people who know
 * their own bank. Machine time is not estimated: it is measured where the job runs.
 *
 * @param accounts simulated customers
 * @param days they were watched
 * @param events of them
 * @param before the first pattern's
 * @param after the second's
 * @param measured what the version that runs costs in the cluster; null where none was asked
 */
public record CostDiff(
    int accounts, int days, long events, Cost before, Cost after, Measured measured) {
  /**
   * What a pattern costs.
   *
   * @param askedPerThousandEvents events of kinds that may complete it: each asks its conditions
   * @param offeredPerThousandEvents how often one of its windows is offered an event, whose
   *     condition then decides whether it counts
   * @param bytesPerAccount kept by all keys when the last day ends, divided by the customers
   */
  public record Cost(
      double askedPerThousandEvents, double offeredPerThousandEvents, long bytesPerAccount) {}

  /**
   * What a cluster measured since its job started.
   *
   * @param share of the time all patterns took, 0 to 1
   * @param microsPerEvaluation that one evaluation took on average
   */
  public record Measured(double share, double microsPerEvaluation) {}

  /** Of what two patterns made of the same events. */
  public static CostDiff of(
      int accounts, int days, Footprint before, Footprint after, Measured measured) {
    return new CostDiff(
        accounts, days, before.events(), cost(before, accounts), cost(after, accounts), measured);
  }

  private static Cost cost(Footprint footprint, int accounts) {
    return new Cost(
        perThousand(footprint.asked(), footprint),
        perThousand(footprint.offered(), footprint),
        Math.round((double) footprint.bytes() / accounts));
  }

  private static double perThousand(long count, Footprint footprint) {
    return Math.round(10_000.0 * count / Math.max(1, footprint.events())) / 10.0;
  }
}
