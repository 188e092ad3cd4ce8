package io.weir.benchmarks.sequences;

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

/** What looking for chains of events costs. */
public final class SequencesSuite implements Suite {
  private static final String OURS = "weir";
  private static final String FILTERED = "stock-cep-filtered";
  private static final String PLAIN = "stock-cep-plain";
  private static final int ACCOUNTS = 100_000;
  private static final long SEED = 7;

  /** Of this many patterns targets are set. */
  private static final int REFERENCE = 50;

  /**
   * One setting.
   *
   * @param patterns number of chains
   * @param events of a round
   * @param disorder share of the events that arrive late
   */
  private record Bout(int patterns, int events, double disorder) {
    String key() {
      return "sequences.p" + patterns + (disorder > 0 ? ".late5" : "");
    }
  }

  @Override
  public String name() {
    return "sequences";
  }

  @Override
  public String about() {
    return "Three-step patterns over 100,000 accounts in a local cluster, parallelism 1: our account"
        + " operator, eager, beside one stock CEP operator a pattern in event time, with a filter by"
        + " kind in front and without. The same events; pattern and completing event of all matches"
        + " must be equal. No decisions are made.";
  }

  @Override
  public Duration allowance(Effort effort) {
    return Duration.ofSeconds(effort.pick(10, 90, 840));
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    try (Ring ring = Ring.open()) {
      Allowance allowance = Allowance.of(allowance(effort));
      List<Bout> left = new ArrayList<>(bouts(effort));
      while (!left.isEmpty()) {
        Allowance part = allowance.part(1.0 / left.size());
        run(left.remove(0), effort, part, ring, sheet);
      }
    }
  }

  private static List<Bout> bouts(Effort effort) {
    return effort.pick(
        List.of(new Bout(6, 8_000, 0.05)),
        List.of(new Bout(10, 200_000, 0), new Bout(50, 80_000, 0), new Bout(50, 80_000, 0.05)),
        List.of(
            new Bout(1, 1_000_000, 0),
            new Bout(10, 600_000, 0),
            new Bout(50, 200_000, 0),
            new Bout(200, 60_000, 0),
            new Bout(1, 1_000_000, 0.05),
            new Bout(10, 600_000, 0.05),
            new Bout(50, 200_000, 0.05),
            new Bout(200, 60_000, 0.05)));
  }

  private static void run(Bout bout, Effort effort, Allowance allowance, Ring ring, Sheet sheet)
      throws Exception {
    Traffic traffic = Traffic.of(bout.events(), ACCOUNTS, bout.disorder(), SEED);
    List<Hop> hops = OwnStream.hops(traffic);
    List<Chain> chains = Chain.some(bout.patterns());
    FixedLog log = new FixedLog();
    chains.forEach(chain -> OwnStream.publish(log, chain.id(), chain.yaml()));
    OwnOperator own = new OwnOperator(log);
    StockCep filtered = new StockCep(chains, true);
    StockCep plain = new StockCep(chains, false);
    String key = bout.key();
    sheet.tell(key + ": " + bout.events() + " events");

    Expected expected = new Expected(key, filtered.run(ring, traffic));
    sheet.tell("  " + expected.size() + " matches");
    Rounds rounds =
        Rounds.play(
            Rounds.Plan.of(effort).within(allowance),
            List.of(
                new Contender(OURS, () -> expected.held(own.run(ring, hops))),
                new Contender(FILTERED, () -> expected.held(filtered.run(ring, traffic))),
                new Contender(PLAIN, () -> expected.held(plain.run(ring, traffic)))),
            sheet::tell);
    if (bout.patterns() == REFERENCE) {
      sheet.addAtLeast(8, key + ".vsStockFiltered", "x", rounds.faster(OURS, FILTERED));
      sheet.addAtLeast(40, key + ".vsStockPlain", "x", rounds.faster(OURS, PLAIN));
    } else {
      sheet.add(key + ".vsStockFiltered", "x", rounds.faster(OURS, FILTERED));
      sheet.add(key + ".vsStockPlain", "x", rounds.faster(OURS, PLAIN));
    }
    sheet.add(key + ".vsStockFilteredCpu", "x", rounds.leaner(OURS, FILTERED));
    sheet.add(key + ".vsStockPlainCpu", "x", rounds.leaner(OURS, PLAIN));
    sheet.add(key + ".eventsPerSecond", "events/s", rounds.nanos(OURS).map(nanos -> 1e9 / nanos));
  }
}
