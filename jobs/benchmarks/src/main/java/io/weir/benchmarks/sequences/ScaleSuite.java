package io.weir.benchmarks.sequences;

import io.weir.benchmarks.flow.OwnOperator;
import io.weir.benchmarks.flow.OwnStream;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Traffic;
import io.weir.benchmarks.measure.Contender;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Reading;
import io.weir.benchmarks.measure.Rounds;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Suite;
import io.weir.streaming.record.Hop;
import io.weir.streaming.replay.FixedLog;
import java.time.Duration;
import java.util.List;

/** How the cost of an event grows with the number of patterns and of accounts. */
public final class ScaleSuite implements Suite {
  private static final int ACCOUNTS = 100_000;
  private static final int EACH = 3;
  private static final int PATTERNS = 20;
  private static final int HALF_A_DAY = 12 * 60;
  private static final long SEED = 13;

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String about() {
    return "Our account operator beside itself: three-step patterns, few and many, over the same"
        + " events; and twenty patterns of half a day over few and many accounts, three events an"
        + " account in the mean, all of them kept to the end.";
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    try (Ring ring = Ring.open()) {
      patterns(effort, ring, sheet);
      accounts(effort, ring, sheet);
    }
  }

  private static void patterns(Effort effort, Ring ring, Sheet sheet) throws Exception {
    Traffic traffic = Traffic.of(effort.pick(4_000, 200_000, 400_000), ACCOUNTS, 0, SEED);
    List<Hop> hops = OwnStream.hops(traffic);
    OwnOperator one = operator(Chain.some(1));
    OwnOperator fifty = operator(Chain.some(50));
    OwnOperator fiveHundred = operator(Chain.some(500));
    Rounds rounds =
        Rounds.play(
            new Rounds.Plan(effort.pick(0, 1, 2), effort.pick(1, 3, 5), turn(effort)),
            List.of(
                new Contender("p1", () -> reading(one, ring, hops)),
                new Contender("p50", () -> reading(fifty, ring, hops)),
                new Contender("p500", () -> reading(fiveHundred, ring, hops))),
            sheet::tell);
    sheet.add("scale.patterns50vs1", "x", rounds.faster("p1", "p50"));
    sheet.addAtMost(2.5, "scale.patterns500vs50", "x", rounds.faster("p50", "p500"));
  }

  private static void accounts(Effort effort, Ring ring, Sheet sheet) throws Exception {
    int few = effort.pick(500, 10_000, 30_000);
    int many = effort.pick(1_000, 100_000, 300_000);
    OwnOperator operator =
        operator(Chain.some(PATTERNS).stream().map(one -> one.lasting(HALF_A_DAY)).toList());
    List<Hop> ofFew = OwnStream.hops(Traffic.ofAll(few, EACH, SEED));
    List<Hop> ofMany = OwnStream.hops(Traffic.ofAll(many, EACH, SEED));
    Rounds rounds =
        Rounds.play(
            new Rounds.Plan(effort.pick(0, 2, 2), effort.pick(1, 3, 5), turn(effort)),
            List.of(
                new Contender("few", () -> reading(operator, ring, ofFew)),
                new Contender("many", () -> reading(operator, ring, ofMany))),
            sheet::tell);
    String key = "scale.accounts%dkVs%dk".formatted(many / 1_000, few / 1_000);
    sheet.add(key, "x", rounds.faster("few", "many"));
    sheet.add(key + "Cpu", "x", rounds.leaner("few", "many"));
  }

  private static Duration turn(Effort effort) {
    return effort.pick(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  private static OwnOperator operator(List<Chain> chains) {
    FixedLog log = new FixedLog();
    chains.forEach(chain -> OwnStream.publish(log, chain.id(), chain.yaml()));
    return new OwnOperator(log);
  }

  private static Reading reading(OwnOperator operator, Ring ring, List<Hop> hops) throws Exception {
    return operator.run(ring, hops).reading();
  }
}
