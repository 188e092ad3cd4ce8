package io.weir.benchmarks.publish;

import io.weir.benchmarks.measure.Allowance;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Spread;
import io.weir.benchmarks.measure.Suite;
import io.weir.local.EmbeddedFlink;
import io.weir.local.EmbeddedKafka;
import io.weir.local.FlinkOptions;
import io.weir.local.KafkaOptions;
import io.weir.patterns.syntax.PatternLibrary;
import java.time.Duration;
import java.util.List;

/** How long a published pattern takes to be in force at a rate of events, and what it disturbs. */
public final class PublishSuite implements Suite {
  private static final double MOST_TO_FORCE = 1_500;
  private static final double MOST_PAUSE = 100;

  private final PatternLibrary.Library library;
  private final String policy;
  private final int parallelism;
  private final long rate;
  private final List<String> settings;

  /**
   * @param library in force all the while
   * @param policy text of the policy file
   * @param parallelism subtasks of each stage
   * @param rate the only rate, events a second; 0: several
   * @param settings of the job: {@code --key}, value, and so on
   */
  public PublishSuite(
      PatternLibrary.Library library,
      String policy,
      int parallelism,
      long rate,
      List<String> settings) {
    this.library = library;
    this.policy = policy;
    this.parallelism = parallelism;
    this.rate = rate;
    this.settings = List.copyOf(settings);
  }

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public String about() {
    return "A pattern published in version after version while live events flow at a rate, the"
        + " shipped patterns in force: milliseconds from the publication to the first decision that"
        + " names the version (half a second of it is by design), the longest time without a"
        + " decision, and decisions missing or read twice. Versions follow each other as soon as one"
        + " is in force; what is called quiet is as long a time right after them. A decision's time"
        + " runs from when its operation was due; events a second are those decided.";
  }

  @Override
  public Duration allowance(Effort effort) {
    return Duration.ofSeconds(effort.pick(30, 45, 180));
  }

  @Override
  public void run(Effort effort, Sheet sheet) throws Exception {
    List<Long> rates =
        rate > 0
            ? List.of(rate)
            : effort.pick(List.of(500L), List.of(5_000L), List.of(1_000L, 5_000L, 20_000L));
    int publications = effort.pick(3, 25, 50);
    int warmSeconds = effort.pick(5, 12, 15);
    Allowance allowance = Allowance.of(allowance(effort));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        EmbeddedFlink flink = EmbeddedFlink.start(FlinkOptions.slots(parallelism + 1))) {
      for (int i = 0; i < rates.size(); i++) {
        long perSecond = rates.get(i);
        Allowance part = allowance.part(1.0 / (rates.size() - i));
        LiveTopics topics = new LiveTopics(kafka, "publish-" + perSecond);
        PublishRun run =
            new PublishRun(topics, flink, perSecond, topics.settings(parallelism, settings));
        report(run.measure(library, policy, publications, warmSeconds, part), perSecond, sheet);
      }
    }
  }

  private static void report(PublishRun.Measured measured, long perSecond, Sheet sheet) {
    String key = "publish.r" + (perSecond % 1_000 == 0 ? perSecond / 1_000 + "k" : perSecond);
    sheet.add(key + ".eventsPerSecond", "events/s", one(measured.eventsPerSecond()));
    if (!measured.published()) {
      sheet.note(
          "%s: more than this machine decides with broker, job, player and reader on it; nothing was published."
              .formatted(key));
      return;
    }
    if (!measured.holds()) {
      sheet.note(
          "%s: while versions were published the job fell more than %d seconds behind: its times are those of one that does not keep up."
              .formatted(key, Progress.OVERLOAD_SECONDS));
    }
    sheet.add(key + ".toForceP50Ms", "ms", one(measured.toForce().getValueAtPercentile(50)));
    sheet.addAtMost(
        MOST_TO_FORCE,
        key + ".toForceP99Ms",
        "ms",
        one(measured.toForce().getValueAtPercentile(99)));
    Spell publishing = measured.publishing();
    Spell quiet = measured.quiet();
    double p99 = publishing.latency().getValueAtPercentile(99);
    double quietP99 = quiet.latency().getValueAtPercentile(99);
    sheet.add(key + ".decisionP50Ms", "ms", one(publishing.latency().getValueAtPercentile(50)));
    sheet.add(key + ".decisionP99Ms", "ms", one(p99));
    sheet.add(key + ".p99VsQuiet", "x", one(p99 / Math.max(1, quietP99)));
    sheet.add(key + ".quietPauseMs", "ms", one(quiet.pause()));
    sheet.addAtMost(MOST_PAUSE, key + ".longestPauseMs", "ms", one(publishing.pause()));
    sheet.add(
        key + ".pauseVsQuiet", "x", one(publishing.pause() / (double) Math.max(1, quiet.pause())));
    sheet.note(
        "%s: versions were published for %.0f seconds, and nothing for %.0f after them."
            .formatted(key, publishing.seconds(), quiet.seconds()));
    sheet.addAtMost(0, key + ".missing", "", one(measured.missing()));
    sheet.addAtMost(0, key + ".repeated", "", one(measured.repeated()));
    sheet.addAtMost(0, key + ".restarts", "", one(measured.restarts()));
  }

  private static Spread one(double value) {
    return Spread.of(value);
  }

  private static Spread one(long value) {
    return Spread.of((double) value);
  }
}
