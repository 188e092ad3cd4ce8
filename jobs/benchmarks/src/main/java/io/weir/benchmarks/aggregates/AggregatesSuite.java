package io.weir.benchmarks.aggregates;

import io.weir.benchmarks.flow.Expected;
import io.weir.benchmarks.flow.OwnOperator;
import io.weir.benchmarks.flow.OwnStream;
import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.flow.Traffic;
import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Contender;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Rounds;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Suite;
import io.weir.streaming.record.Hop;
import io.weir.streaming.replay.FixedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What window rules cost. */
public final class AggregatesSuite implements Suite {
  private static final String OURS = "weir";
  private static final String DEMO = "demo-design";
  private static final long SEED = 11;

  /** Of this many rules a target is set. */
  private static final int REFERENCE = 50;

  private static final int ACCOUNTS = 1_000;

  @Override
  public String name() {
    return "aggregates";
  }

  @Override
  public String about() {
    return "Window rules over 1,000 accounts in a local cluster, parallelism 1, all of different"
        + " function or window: our account operator beside the design of the public Flink fraud"
        + " demo, which sends each event once for every rule and looks at the whole window each"
        + " time. A window holds 3 events a minute; few exceed a limit. The same events in order; rule and event of all hits must be equal.";
  }

  @Override
  public Duration allowance(Effort effort) {
    return Duration.ofSeconds(effort.pick(10, 40, 360));
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    Map<Integer, Integer> eventsByRules =
        effort.pick(
            Map.of(5, 4_000),
            Map.of(10, 120_000, 50, 40_000),
            Map.of(10, 400_000, 50, 100_000, 200, 30_000));
    try (Ring ring = Ring.open()) {
      Allowance allowance = Allowance.of(allowance(effort));
      List<Integer> left = new ArrayList<>(eventsByRules.keySet().stream().sorted().toList());
      while (!left.isEmpty()) {
        Allowance part = allowance.part(1.0 / left.size());
        int rules = left.remove(0);
        Rounds.Plan plan = Rounds.Plan.of(effort).within(part);
        run(rules, eventsByRules.get(rules), plan, ring, sheet);
      }
    }
  }

  private static void run(int count, int events, Rounds.Plan plan, Ring ring, Sheet sheet)
      throws Exception {
    Traffic traffic = Traffic.even(events, ACCOUNTS, SEED);
    List<Hop> hops = OwnStream.hops(traffic);
    List<WindowRule> rules = WindowRule.some(count);
    FixedLog log = new FixedLog();
    rules.forEach(rule -> OwnStream.publish(log, rule.id(), rule.yaml()));
    OwnOperator own = new OwnOperator(log);
    DemoDesign demo = new DemoDesign(rules);
    String key = "aggregates.r" + count;
    sheet.tell(key + ": " + events + " events");

    Expected expected = new Expected(key, demo.run(ring, traffic));
    sheet.tell("  " + expected.size() + " hits");
    Rounds rounds =
        Rounds.play(
            plan,
            List.of(
                new Contender(OURS, () -> expected.held(own.run(ring, hops))),
                new Contender(DEMO, () -> expected.held(demo.run(ring, traffic)))),
            sheet::tell);
    if (count == REFERENCE) {
      sheet.addAtLeast(12, key + ".vsDemoDesign", "x", rounds.faster(OURS, DEMO));
    } else {
      sheet.add(key + ".vsDemoDesign", "x", rounds.faster(OURS, DEMO));
    }
    sheet.add(key + ".vsDemoDesignCpu", "x", rounds.leaner(OURS, DEMO));
    sheet.add(key + ".eventsPerSecond", "events/s", rounds.nanos(OURS).map(nanos -> 1e9 / nanos));
  }
}
