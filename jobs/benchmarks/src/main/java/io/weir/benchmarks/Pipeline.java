package io.weir.benchmarks;

import io.weir.local.EmbeddedFlink;
import io.weir.local.EmbeddedKafka;
import io.weir.local.FlinkOptions;
import io.weir.local.KafkaOptions;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.DetectionJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job, Kafka to Kafka over all stages, broker, player and reader in the same process,
 * beside a bare pass-through of the same hops.
 */
public final class Pipeline {
  private static final Duration PUBLISHED_BEFORE = Duration.ofDays(30);

  private final PatternLibrary.Library library;
  private final String policy;
  private final int parallelism;
  private final List<String> settings;
  private final Consumer<String> progress;

  /**
   * A pipeline of these patterns.
   *
   * @param policy text of the policy file
   * @param parallelism subtasks of each stage
   * @param settings of the job that replace the benchmark's: {@code --key}, value, and so on
   * @param progress is told what goes on, line by line
   */
  public Pipeline(
      PatternLibrary.Library library,
      String policy,
      int parallelism,
      List<String> settings,
      Consumer<String> progress) {
    this.library = library;
    this.policy = policy;
    this.parallelism = parallelism;
    this.settings = List.copyOf(settings);
    this.progress = progress;
  }

  /**
   * Plays a bank of so many events, round by round. What is compiled is kept from one round to the
   * next, so that all but the last warm up.
   *
   * @param perSecond records a second in the last round, 0 for as many as go; the rounds before it
   *     take as many as go
   * @return what was measured, round by round
   */
  public List<Figures> run(int events, long seed, long perSecond, int rounds) throws Exception {
    progress.accept("recording %,d events".formatted(events));
    Recording recording = Recording.of(events, seed);
    List<Figures> figures = new ArrayList<>();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary());
        EmbeddedFlink flink = EmbeddedFlink.start(FlinkOptions.slots(parallelism + 1))) {
      Round round = new Round(kafka, flink, recording);
      for (int i = 0; i < rounds; i++) {
        Topics topics = new Topics(i);
        topics.create(kafka);
        new PatternPublisher(kafka.bootstrap(), topics.of("patterns"), "bench")
            .publish(library, policy, recording.start().minus(PUBLISHED_BEFORE).toEpochMilli());
        Figures measured =
            Figures.of(
                round.play(topics, i == rounds - 1 ? perSecond : 0, at -> weir(kafka, flink, at)));
        progress.accept("round %d: %s".formatted(i + 1, measured));
        figures.add(measured);
      }
    }
    return figures;
  }

  private JobID weir(EmbeddedKafka kafka, EmbeddedFlink flink, Topics topics) throws Exception {
    List<String> arguments = new ArrayList<>(topics.settings());
    arguments.addAll(
        List.of(
            "--job", "r" + topics.round(),
            "--kafka.bootstrap.servers", kafka.bootstrap(),
            "--time", "simulated",
            "--settleAfter", "1h",
            "--parallelism", Integer.toString(parallelism),
            "--sourceParallelism", "1",
            "--start", "earliest"));
    arguments.addAll(settings);
    Settings settings = Settings.parse(arguments.toArray(String[]::new));
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    DetectionJob.define(env, KafkaPorts.of(settings), WeirJob.stageOptions(settings));
    return env.executeAsync("weir").getJobID();
  }
}
