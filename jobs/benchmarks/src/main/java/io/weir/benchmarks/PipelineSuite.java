package io.weir.benchmarks;

import io.weir.benchmarks.measure.Contender;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Reading;
import io.weir.benchmarks.measure.Rounds;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import io.weir.benchmarks.measure.Suite;
import io.weir.local.FlinkOptions.State;
import io.weir.patterns.syntax.PatternLibrary;
import java.util.List;

/** How many events the whole job takes, of what a job takes that looks at nothing. */
final class PipelineSuite implements Suite {
  private static final String WEIR = "weir";
  private static final String BARE = "pass-through";

  private final PatternLibrary.Library library;
  private final String policy;
  private final Wishes wishes;

  PipelineSuite(PatternLibrary.Library library, String policy, Wishes wishes) {
    this.library = library;
    this.policy = policy;
    this.wishes = wishes;
  }

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String about() {
    return "A simulated bank through the whole job, Kafka to Kafka, broker, sender and reader in the"
        + " same process, beside a bare pass-through with the same hops, serialisers, sink and size"
        + " of decisions. Of each round the first three tenths warm up.";
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    int events = wishes.events() > 0 ? wishes.events() : effort.pick(1_500, 250_000, 500_000);
    sheet.tell("  recording %,d events".formatted(events));
    Recording recording = Recording.of(events, wishes.seed());
    int shipped = library.patterns().size();
    List<Integer> sizes = effort.pick(List.of(2), List.of(shipped), List.of(0, 14, shipped, 200));
    try (Pipeline pipeline = Pipeline.open(setup(State.HEAP))) {
      for (int size : sizes) {
        compare(size, recording, effort, pipeline, sheet);
      }
      sheet.note("A decision has " + pipeline.decisionBytes() + " bytes in the mean.");
    }
    if (effort == Effort.FULL) {
      backends(recording, sheet);
      sheet.note("Where there are more patterns than are shipped, the rest are copies of them.");
    }
  }

  private Pipeline.Setup setup(State state) {
    return new Pipeline.Setup(policy, wishes.parallelism(), state, wishes.settings());
  }

  private void compare(int size, Recording recording, Effort effort, Pipeline pipeline, Sheet sheet)
      throws Exception {
    PatternLibrary.Library sized = Libraries.sized(library, size);
    int counted = wishes.rounds() > 0 ? wishes.rounds() : effort.pick(1, 3, 3);
    Rounds rounds =
        Rounds.play(
            Rounds.Plan.of(effort.pick(0, 1, 2), counted),
            List.of(
                new Contender(WEIR, () -> reading(pipeline.weir(sized, recording, 0))),
                new Contender(BARE, () -> reading(pipeline.passThrough(sized, recording, 0)))),
            sheet::tell);
    String key = "pipeline.p" + size;
    Spread perSecond = rounds.nanos(WEIR).map(nanos -> 1e9 / nanos);
    if (size == library.patterns().size()) {
      sheet.addAtLeast(0.45, key + ".ofPassThrough", "x", rounds.faster(WEIR, BARE));
      sheet.addAtLeast(120_000, key + ".eventsPerSecond", "events/s", perSecond);
    } else {
      sheet.add(key + ".ofPassThrough", "x", rounds.faster(WEIR, BARE));
      sheet.add(key + ".eventsPerSecond", "events/s", perSecond);
    }
    sheet.add(
        key + ".passThroughEventsPerSecond",
        "events/s",
        rounds.nanos(BARE).map(nanos -> 1e9 / nanos));
    sheet.add(key + ".cpuMicros", "us", rounds.cpuNanos(WEIR).map(nanos -> nanos / 1e3));
    sheet.add(key + ".passThroughCpuMicros", "us", rounds.cpuNanos(BARE).map(nanos -> nanos / 1e3));
  }

  private void backends(Recording recording, Sheet sheet) throws Exception {
    try (Pipeline heap = Pipeline.open(setup(State.HEAP));
        Pipeline rocks = Pipeline.open(setup(State.ROCKSDB))) {
      Rounds rounds =
          Rounds.play(
              Rounds.Plan.of(1, 3),
              List.of(
                  new Contender("heap", () -> reading(heap.weir(library, recording, 0))),
                  new Contender("rocksdb", () -> reading(rocks.weir(library, recording, 0)))),
              sheet::tell);
      sheet.addAtLeast(0.15, "pipeline.rocksdb.ofHeap", "x", rounds.faster("rocksdb", "heap"));
    }
  }

  private static Reading reading(Figures figures) {
    return new Reading(1e9 / figures.eventsPerSecond(), figures.cpuMicrosPerEvent() * 1e3);
  }
}
