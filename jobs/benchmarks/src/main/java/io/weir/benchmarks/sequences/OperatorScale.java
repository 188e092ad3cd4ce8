package io.weir.benchmarks.sequences;

import io.weir.benchmarks.flow.CountedFrom;
import io.weir.benchmarks.flow.OwnOperator;
import io.weir.benchmarks.flow.OwnStream;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Traffic;
import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Contender;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Reading;
import io.weir.benchmarks.measure.Rounds;
import io.weir.benchmarks.measure.Sheet;
import io.weir.streaming.record.Hop;
import io.weir.streaming.replay.FixedLog;
import java.time.Duration;
import java.util.List;

/** How the cost of an event grows with the number of patterns, and where one key is flooded. */
public final class OperatorScale {
  private static final int ACCOUNTS = 100_000;
  private static final int PATTERNS = 20;
  private static final int HALF_A_DAY = 12 * 60;
  private static final double FLOODED = 0.5;
  private static final long SEED = 13;

  private OperatorScale() {}

  /** Measures both. */
  public static void run(Effort effort, Allowance allowance, Ring ring, Sheet sheet)
      throws Exception {
    patterns(effort, allowance.part(0.35), ring, sheet);
    flooded(effort, allowance.part(0.3), ring, sheet);
    AccountScale.run(effort, allowance, ring, sheet);
  }

  private static void patterns(Effort effort, Allowance allowance, Ring ring, Sheet sheet)
      throws Exception {
    Traffic traffic = Traffic.of(effort.pick(4_000, 200_000, 400_000), ACCOUNTS, 0, SEED);
    List<Hop> hops = OwnStream.hops(traffic);
    OwnOperator one = operator(Chain.some(1));
    OwnOperator fifty = operator(Chain.some(50));
    OwnOperator fiveHundred = operator(Chain.some(500));
    Rounds rounds =
        Rounds.play(
            plan(effort, allowance),
            List.of(
                new Contender("p1", () -> reading(one, ring, hops)),
                new Contender("p50", () -> reading(fifty, ring, hops)),
                new Contender("p500", () -> reading(fiveHundred, ring, hops))),
            sheet::tell);
    sheet.add("scale.patterns50vs1", "x", rounds.faster("p1", "p50"));
    sheet.addAtMost(2.5, "scale.patterns500vs50", "x", rounds.faster("p50", "p500"));
  }

  private static void flooded(Effort effort, Allowance allowance, Ring ring, Sheet sheet)
      throws Exception {
    int events = effort.pick(2_000, 50_000, 100_000);
    OwnOperator operator = operator(lasting());
    List<Hop> even = OwnStream.hops(Traffic.even(events, events / 5, SEED));
    List<Hop> flooded = OwnStream.hops(Traffic.flooded(events, events / 5, FLOODED, SEED));
    Rounds rounds =
        Rounds.play(
            plan(effort, allowance),
            List.of(
                new Contender("even", () -> reading(operator, ring, even)),
                new Contender("flooded", () -> reading(operator, ring, flooded))),
            sheet::tell);
    sheet.add("scale.floodedKey.vsEven", "x", rounds.faster("even", "flooded"));
    sheet.add("scale.floodedKey.micros", "us", rounds.nanos("flooded").map(nanos -> nanos / 1_000));
  }

  private static Rounds.Plan plan(Effort effort, Allowance allowance) {
    Duration turn = effort.pick(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4));
    return new Rounds.Plan(effort.pick(0, 1, 2), effort.pick(1, 3, 5), turn, allowance);
  }

  /** Patterns so long that everything is kept. */
  static List<Chain> lasting() {
    return Chain.some(PATTERNS).stream().map(one -> one.lasting(HALF_A_DAY)).toList();
  }

  static OwnOperator operator(List<Chain> chains) {
    FixedLog log = new FixedLog();
    chains.forEach(chain -> OwnStream.publish(log, chain.id(), chain.yaml()));
    return new OwnOperator(log);
  }

  /**
   * The first tenth does not count: until the operator takes it, it still compiles its patterns,
   * which is done once and not for each event.
   */
  private static Reading reading(OwnOperator operator, Ring ring, List<Hop> hops) throws Exception {
    return operator.run(ring, new CountedFrom(hops, hops.size() / 10, () -> {})).reading();
  }
}
