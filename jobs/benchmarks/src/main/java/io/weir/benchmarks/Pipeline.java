package io.weir.benchmarks;

import io.weir.benchmarks.passthrough.PassThroughJob;
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
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job, Kafka to Kafka over all stages, broker, player and reader in the same process,
 * beside a bare pass-through of the same hops. What is compiled is kept from one round to the next.
 * Not thread-safe.
 */
final class Pipeline implements AutoCloseable {
  private static final Duration PUBLISHED_BEFORE = Duration.ofDays(30);

  /** Size of a decision until one has been seen. */
  private static final int USUAL_BYTES = 400;

  private final Setup setup;
  private final EmbeddedKafka kafka;
  private final EmbeddedFlink flink;
  private int rounds;
  private int decisionBytes = USUAL_BYTES;

  /**
   * How the job is run.
   *
   * @param policy text of the policy file
   * @param parallelism subtasks of each stage
   * @param state where operators keep their state
   * @param settings of the job that replace the benchmark's: {@code --key}, value, and so on
   */
  record Setup(String policy, int parallelism, FlinkOptions.State state, List<String> settings) {
    Setup {
      settings = List.copyOf(settings);
    }
  }

  private Pipeline(Setup setup, EmbeddedKafka kafka, EmbeddedFlink flink) {
    this.setup = setup;
    this.kafka = kafka;
    this.flink = flink;
  }

  /** Starts broker and cluster. */
  static Pipeline open(Setup setup) {
    return new Pipeline(
        setup,
        EmbeddedKafka.start(KafkaOptions.temporary()),
        EmbeddedFlink.start(FlinkOptions.slots(setup.parallelism() + 1).withState(setup.state())));
  }

  /**
   * Plays a recording to the main job.
   *
   * @param perSecond records a second; 0 for as many as go
   */
  Figures weir(PatternLibrary.Library library, Recording recording, long perSecond)
      throws Exception {
    Round.Measured measured =
        play(
            library,
            recording,
            perSecond,
            (env, settings) ->
                DetectionJob.define(env, KafkaPorts.of(settings), WeirJob.stageOptions(settings)));
    decisionBytes = measured.decisionBytes();
    return Figures.of(measured);
  }

  /** Plays a recording to a job that takes the same hops and looks at nothing. */
  Figures passThrough(PatternLibrary.Library library, Recording recording, long perSecond)
      throws Exception {
    return Figures.of(
        play(
            library,
            recording,
            perSecond,
            (env, settings) ->
                PassThroughJob.define(
                    env, KafkaPorts.of(settings), WeirJob.stageOptions(settings), decisionBytes)));
  }

  /** Size of the last decisions seen, bytes. */
  int decisionBytes() {
    return decisionBytes;
  }

  /** Wires a job. */
  private interface Wiring {
    void define(StreamExecutionEnvironment env, Settings settings) throws Exception;
  }

  private Round.Measured play(
      PatternLibrary.Library library, Recording recording, long perSecond, Wiring wiring)
      throws Exception {
    Topics topics = new Topics(rounds++);
    topics.create(kafka);
    new PatternPublisher(kafka.bootstrap(), topics.of("patterns"))
        .publish(
            library,
            setup.policy(),
            "bench",
            recording.start().minus(PUBLISHED_BEFORE).toEpochMilli());
    return new Round(kafka, flink, recording)
        .play(topics, perSecond, at -> submit(settings(at), wiring));
  }

  private JobID submit(Settings settings, Wiring wiring) throws Exception {
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    wiring.define(env, settings);
    return env.executeAsync("bench").getJobID();
  }

  private Settings settings(Topics topics) {
    List<String> arguments = new ArrayList<>(topics.settings());
    arguments.addAll(
        List.of(
            "--job", "r" + topics.round(),
            "--kafka.bootstrap.servers", kafka.bootstrap(),
            "--time", "simulated",
            "--control.signatures", "off",
            "--settleAfter", "1h",
            "--parallelism", Integer.toString(setup.parallelism()),
            "--sourceParallelism", "1",
            "--start", "earliest"));
    arguments.addAll(setup.settings());
    return Settings.parse(arguments.toArray(String[]::new));
  }

  @Override
  public void close() {
    flink.close();
    kafka.close();
  }
}
