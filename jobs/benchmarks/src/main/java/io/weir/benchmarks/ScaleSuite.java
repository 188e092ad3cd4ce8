package io.weir.benchmarks;

import io.weir.benchmarks.flow.Ring;
import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Suite;
import io.weir.benchmarks.sequences.OperatorScale;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.time.Duration;

/** How cost grows: with patterns, accounts, and what falls on one key. */
final class ScaleSuite implements Suite {
  private final Library library;
  private final String policy;
  private final Wishes wishes;

  ScaleSuite(Library library, String policy, Wishes wishes) {
    this.library = library;
    this.policy = policy;
    this.wishes = wishes;
  }

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String about() {
    return "Our account operator beside itself: three-step patterns, few and many, over the same"
        + " events; one account that has half of all events, each of which completes some of twenty"
        + " patterns; one more event of accounts that have had two, few and many accounts. And the"
        + " whole job beside itself, warm: half of all accounts behind one address; and how long it"
        + " takes to come back after a crash, with little state and with more.";
  }

  @Override
  public Duration allowance(Effort effort) {
    return Duration.ofSeconds(effort.pick(30, 105, 480));
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    Allowance allowance = Allowance.of(allowance(effort));
    try (Ring ring = Ring.open()) {
      OperatorScale.run(effort, allowance.part(0.5), ring, sheet);
    }
    int events = wishes.events() > 0 ? wishes.events() : effort.pick(1_500, 60_000, 250_000);
    sheet.tell("  recording %,d events".formatted(events));
    Recording recording = Recording.of(Bank.usual(events, wishes.seed()));
    try (Pipeline pipeline = Pipeline.open(policy, wishes.parallelism())) {
      new HotAddress(library, wishes, pipeline)
          .run(effort, events, recording, allowance.part(0.75), sheet);
      new Recovery(library, wishes, pipeline).run(effort, recording, sheet);
    }
  }
}
