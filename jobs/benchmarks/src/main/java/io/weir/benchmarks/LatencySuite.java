package io.weir.benchmarks;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import io.weir.benchmarks.measure.Suite;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How long a decision takes where events come at a rate. */
final class LatencySuite implements Suite {
  private static final String WEIR = "weir";
  private static final String BARE = "pass-through";
  private static final String CHANGING = "weir while patterns change";
  private static final double MOST_OF_PASS_THROUGH = 2;
  private static final double MOST_AT_20K = 60;

  /** The rate at which patterns change meanwhile. */
  private static final long CHANGED_AT = 5_000;

  private final Library library;
  private final String policy;
  private final Wishes wishes;

  LatencySuite(Library library, String policy, Wishes wishes) {
    this.library = library;
    this.policy = policy;
    this.wishes = wishes;
  }

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String about() {
    return "Two days of a simulated bank at a rate, all shipped patterns, a checkpoint every two"
        + " seconds: milliseconds from the moment an operation was due at the broker to reading its"
        + " decision, beside the same of the bare pass-through. Of each round the first three tenths"
        + " warm up. Matches: twenty three-step patterns in our job beside one stock CEP"
        + " operator a pattern in event time that waits five seconds for what is out of order.";
  }

  @Override
  public Duration allowance(Effort effort) {
    return Duration.ofSeconds(effort.pick(30, 125, 600));
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    Allowance allowance = Allowance.of(allowance(effort));
    List<Long> rates = rates(effort);
    int seconds = effort.pick(2, 10, 20);
    long fastest = rates.stream().mapToLong(rate -> rate).max().orElseThrow();
    int events = (int) Math.max(effort.pick(1_500, 250_000, 500_000), fastest * seconds);
    sheet.tell("  recording %,d events".formatted(events));
    Recording recording = Recording.of(Bank.usual(events, wishes.seed()));
    Way way = Way.of(wishes).with("checkpoint.interval", "2s");
    try (Pipeline pipeline = Pipeline.open(policy, wishes.parallelism())) {
      Play play = Play.of(library, recording, way);
      WarmUp.until(effort.pick(0, 4, 8), allowance.part(0.3), () -> pipeline.weir(play), sheet);
      MatchLatency matches = new MatchLatency(pipeline, wishes);
      matches.run(effort, rates.get(0), allowance.part(0.3), sheet);
      for (int i = 0; i < rates.size(); i++) {
        long rate = rates.get(i);
        Play paced = Play.of(library, recording.first((int) (rate * seconds)), way).at(rate);
        at(paced, effort, allowance.part(1.0 / (rates.size() - i)), pipeline, sheet);
      }
    }
  }

  private List<Long> rates(Effort effort) {
    return wishes.rate() > 0
        ? List.of(wishes.rate())
        : effort.pick(List.of(1_000L), List.of(5_000L, 20_000L), List.of(1_000L, 5_000L, 20_000L));
  }

  private void at(Play play, Effort effort, Allowance allowance, Pipeline pipeline, Sheet sheet)
      throws Exception {
    long rate = play.perSecond();
    boolean changing = rate == CHANGED_AT || effort == Effort.TINY;
    Map<String, Contest.Turn> sides = new LinkedHashMap<>();
    Play unpaced = play.at(0);
    sides.put(WEIR, new Contest.Paced(() -> pipeline.weir(unpaced), () -> pipeline.weir(play)));
    sides.put(
        BARE,
        new Contest.Paced(() -> pipeline.passThrough(unpaced), () -> pipeline.passThrough(play)));
    PatternChanges changes = new PatternChanges(pipeline.kafka(), library);
    if (changing) {
      PatternChanges before = new PatternChanges(pipeline.kafka(), library);
      sides.put(
          CHANGING,
          new Contest.Paced(
              () -> pipeline.weir(unpaced.with(before)), () -> pipeline.weir(play.with(changes))));
    }
    int rounds = wishes.rounds() > 0 ? wishes.rounds() : effort.pick(1, 3, 5);
    Contest contest = Contest.play(sides, rounds, allowance, sheet);
    String key = "latency.r" + (rate % 1_000 == 0 ? rate / 1_000 + "k" : rate);
    Spread p99 = contest.of(WEIR, latency(Latency::p99));
    sheet.add(key + ".p50Ms", "ms", contest.of(WEIR, latency(Latency::p50)));
    if (rate == 20_000) {
      sheet.addAtMost(MOST_AT_20K, key + ".p99Ms", "ms", p99);
    } else {
      sheet.add(key + ".p99Ms", "ms", p99);
    }
    sheet.add(key + ".p999Ms", "ms", contest.of(WEIR, latency(Latency::p999)));
    sheet.add(key + ".maxMs", "ms", contest.of(WEIR, latency(Latency::max)));
    sheet.add(key + ".passThroughP50Ms", "ms", contest.of(BARE, latency(Latency::p50)));
    sheet.add(key + ".passThroughP99Ms", "ms", contest.of(BARE, latency(Latency::p99)));
    sheet.add(key + ".passThroughP999Ms", "ms", contest.of(BARE, latency(Latency::p999)));
    Spread share = contest.ratio(WEIR, BARE, latency(Latency::p99));
    if (rate == 1_000) {
      sheet.add(key + ".p99VsPassThrough", "x", share);
    } else {
      sheet.addAtMost(MOST_OF_PASS_THROUGH, key + ".p99VsPassThrough", "x", share);
    }
    if (changing) {
      sheet.add(key + ".changing.p99Ms", "ms", contest.of(CHANGING, latency(Latency::p99)));
      sheet.add(key + ".changing.maxMs", "ms", contest.of(CHANGING, latency(Latency::max)));
      sheet.note(
          "While patterns changed, one was published in its next version every half second: %d in all."
              .formatted(changes.published()));
    }
  }

  /** In whole milliseconds; none is less than one, so that there is something to divide by. */
  private static ToDoubleFunction<Figures> latency(ToDoubleFunction<Latency> what) {
    return figures -> Math.max(1, what.applyAsDouble(figures.latency()));
  }
}
