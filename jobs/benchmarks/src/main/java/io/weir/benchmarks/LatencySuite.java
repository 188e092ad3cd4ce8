package io.weir.benchmarks;

import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import io.weir.benchmarks.measure.Suite;
import io.weir.local.FlinkOptions.State;
import io.weir.patterns.syntax.PatternLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long a decision takes where events come at a rate. */
final class LatencySuite implements Suite {
  private static final double MOST_OF_PASS_THROUGH = 2;
  private static final double MOST_AT_20K = 60;

  private final PatternLibrary.Library library;
  private final String policy;
  private final Wishes wishes;

  LatencySuite(PatternLibrary.Library library, String policy, Wishes wishes) {
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
    return "The same at a rate: milliseconds from sending an operation to reading its decision, beside"
        + " the same of the bare pass-through. Of each round the first three tenths warm up.";
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    List<Long> rates =
        wishes.rate() > 0
            ? List.of(wishes.rate())
            : effort.pick(
                List.of(1_000L), List.of(5_000L, 20_000L), List.of(1_000L, 5_000L, 20_000L));
    int seconds = effort.pick(2, 10, 20);
    long fastest = rates.get(rates.size() - 1);
    int warm = effort.pick(1_500, 250_000, 500_000);
    int events = (int) Math.max(warm, fastest * seconds);
    sheet.tell("  recording %,d events".formatted(events));
    Recording recording = Recording.of(events, wishes.seed());
    int rounds = wishes.rounds() > 0 ? wishes.rounds() : effort.pick(1, 1, 3);
    try (Pipeline pipeline =
        Pipeline.open(
            new Pipeline.Setup(policy, wishes.parallelism(), State.HEAP, wishes.settings()))) {
      for (int i = 0; i < effort.pick(0, 2, 3); i++) {
        sheet.tell("  warm-up " + pipeline.weir(library, recording.first(warm), 0));
        sheet.tell("  warm-up " + pipeline.passThrough(library, recording.first(warm), 0));
      }
      for (long rate : rates) {
        at(rate, recording.first((int) (rate * seconds)), rounds, pipeline, sheet);
      }
    }
  }

  private void at(long rate, Recording recording, int rounds, Pipeline pipeline, Sheet sheet)
      throws Exception {
    List<Figures> weir = new ArrayList<>();
    List<Figures> bare = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      if (round % 2 == 0) {
        weir.add(pipeline.weir(library, recording, rate));
        bare.add(pipeline.passThrough(library, recording, rate));
      } else {
        bare.add(pipeline.passThrough(library, recording, rate));
        weir.add(pipeline.weir(library, recording, rate));
      }
      sheet.tell("  weir " + weir.get(round));
      sheet.tell("  pass-through " + bare.get(round));
    }
    String key = "latency.r" + (rate % 1_000 == 0 ? rate / 1_000 + "k" : rate);
    sheet.add(key + ".p50Ms", "ms", of(weir, Figures::p50));
    if (rate == 20_000) {
      sheet.addAtMost(MOST_AT_20K, key + ".p99Ms", "ms", of(weir, Figures::p99));
    } else {
      sheet.add(key + ".p99Ms", "ms", of(weir, Figures::p99));
    }
    sheet.add(key + ".p999Ms", "ms", of(weir, Figures::p999));
    sheet.add(key + ".maxMs", "ms", of(weir, Figures::max));
    sheet.add(key + ".passThroughP50Ms", "ms", of(bare, Figures::p50));
    sheet.add(key + ".passThroughP99Ms", "ms", of(bare, Figures::p99));
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = weir.get(i).p99() / (double) Math.max(1, bare.get(i).p99());
    }
    sheet.addAtMost(MOST_OF_PASS_THROUGH, key + ".p99OfPassThrough", "x", Spread.of(ratios));
  }

  private static Spread of(List<Figures> rounds, ToDoubleFunction<Figures> what) {
    return Spread.of(rounds.stream().mapToDouble(what).toArray());
  }
}
