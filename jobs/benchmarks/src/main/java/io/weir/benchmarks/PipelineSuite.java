package io.weir.benchmarks;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import io.weir.benchmarks.measure.Suite;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many events the whole job takes, of what a job takes that looks at nothing. */
final class PipelineSuite implements Suite {
  private static final String WEIR = "weir";
  private static final String BARE = "pass-through";
  private static final int MOST_SUBTASKS = 2;
  private static final int MANY = 200;
  private static final double LEAST_OF_HEAP = 0.15;

  /** What all shipped patterns are called in keys, however many they have become. */
  private static final String ALL = "p45";

  private final Library library;
  private final String policy;
  private final Wishes wishes;

  PipelineSuite(Library library, String policy, Wishes wishes) {
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
    return "Two days of a simulated bank through the whole job, Kafka to Kafka, broker, sender and"
        + " reader in the same process, beside a bare pass-through with the same hops, serialisers,"
        + " sink and size of decisions; with no pattern, fourteen, all shipped (p45) and two hundred,"
        + " state on the heap. Of a quarter of the events: state on the heap and in RocksDB, one and"
        + " two subtasks a stage, all with little state at hand ("
        + Backends.settings()
        + "), with how many entries each event makes the stages read from RocksDB and write to it."
        + " Of each round the first three tenths warm up.";
  }

  @Override
  public Duration allowance(Effort effort) {
    return Duration.ofSeconds(effort.pick(30, 170, 960));
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    Allowance allowance = Allowance.of(allowance(effort));
    int events = wishes.events() > 0 ? wishes.events() : effort.pick(1_500, 250_000, 500_000);
    sheet.tell("  recording %,d events".formatted(events));
    Recording recording = Recording.of(Bank.usual(events, wishes.seed()));
    try (Pipeline pipeline = Pipeline.open(policy, Math.max(MOST_SUBTASKS, wishes.parallelism()))) {
      Play play = Play.of(library, recording, Way.of(wishes));
      WarmUp.until(effort.pick(0, 4, 8), allowance.part(0.3), () -> pipeline.weir(play), sheet);
      double left = 0.4;
      for (Map.Entry<String, Library> sized : sizes(effort).entrySet()) {
        Play other = new Play(sized.getValue(), recording, 0, play.way(), play.company());
        compare(sized.getKey(), other, effort, allowance.part(left), pipeline, sheet);
        if (effort == Effort.FULL || sized.getKey().equals(ALL)) {
          boolean all = sized.getKey().equals(ALL);
          new Backends(pipeline, other, effort)
              .run(
                  all ? name() : name() + "." + sized.getKey(),
                  all ? LEAST_OF_HEAP : 0,
                  effort,
                  rounds(effort),
                  allowance.part(left),
                  sheet);
        }
      }
      sheet.note(new Backends(pipeline, play, effort).note());
    }
    sheet.note("p45 are all patterns shipped: %d.".formatted(library.patterns().size()));
    sheet.note(
        "%,d events, %,d keys of records; p14 are always the same fourteen, p200 the shipped ones and copies with other ids and parameters."
            .formatted(recording.size(), recording.accounts()));
  }

  /** All shipped first, since targets are about them. */
  private Map<String, Library> sizes(Effort effort) {
    Map<String, Library> sizes = new LinkedHashMap<>();
    sizes.put(ALL, library);
    sizes.put("p0", Libraries.sized(library, 0));
    if (effort != Effort.TINY) {
      sizes.put("p14", Libraries.fourteen(library));
    }
    if (effort == Effort.FULL) {
      sizes.put("p" + MANY, Libraries.sized(library, MANY));
    }
    return sizes;
  }

  private void compare(
      String size, Play play, Effort effort, Allowance allowance, Pipeline pipeline, Sheet sheet)
      throws Exception {
    StateSize state = new StateSize(pipeline.flink());
    Map<String, Contest.Turn> sides = new LinkedHashMap<>();
    sides.put(WEIR, () -> pipeline.weir(play.with(state)));
    sides.put(BARE, () -> pipeline.passThrough(play));
    Contest contest = Contest.play(sides, rounds(effort), allowance, sheet);
    String key = "pipeline." + size;
    Spread share = contest.ratio(WEIR, BARE, Figures::eventsPerSecond);
    Spread perSecond = contest.of(WEIR, Figures::eventsPerSecond);
    if (size.equals(ALL)) {
      sheet.addAtLeast(0.45, key + ".ofPassThrough", "x", share);
      sheet.addAtLeast(120_000, key + ".eventsPerSecond", "events/s", perSecond);
    } else {
      sheet.add(key + ".ofPassThrough", "x", share);
      sheet.add(key + ".eventsPerSecond", "events/s", perSecond);
    }
    sheet.add(
        key + ".passThroughEventsPerSecond",
        "events/s",
        contest.of(BARE, Figures::eventsPerSecond));
    sheet.add(key + ".cpuMicros", "us", contest.of(WEIR, Figures::cpuMicros));
    sheet.add(key + ".passThroughCpuMicros", "us", contest.of(BARE, Figures::cpuMicros));
    sheet.add(key + ".jobCpuMicros", "us", contest.of(WEIR, Figures::jobCpuMicros));
    sheet.add(key + ".passThroughJobCpuMicros", "us", contest.of(BARE, Figures::jobCpuMicros));
    sheet.add(key + ".allocatedBytes", "B", contest.of(WEIR, Figures::allocatedBytes));
    sheet.add(key + ".passThroughAllocatedBytes", "B", contest.of(BARE, Figures::allocatedBytes));
    sheet.add(
        key + ".stateBytesPerAccount",
        "B",
        Spread.of(state.bytes() / (double) play.recording().accounts()));
    if (size.equals(ALL)) {
      sheet.note("A decision has " + pipeline.decisionBytes() + " bytes in the mean.");
      sheet.note("Processor, in hundredths: " + contest.last(WEIR).shares() + ".");
      sheet.note("The same of the bare pass-through: " + contest.last(BARE).shares() + ".");
    }
  }

  private int rounds(Effort effort) {
    return wishes.rounds() > 0 ? wishes.rounds() : effort.pick(1, 3, 3);
  }
}
