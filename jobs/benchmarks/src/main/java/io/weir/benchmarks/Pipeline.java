package io.weir.benchmarks;

import io.weir.benchmarks.passthrough.PassThroughJob;
import io.weir.local.EmbeddedFlink;
import io.weir.local.EmbeddedKafka;
import io.weir.local.FlinkOptions;
import io.weir.local.KafkaOptions;
import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.DetectionJob;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The main job, Kafka to Kafka over all stages, broker, player and reader in the same process,
 * beside a bare pass-through of the same hops. What is compiled is kept from one round to the next.
 * Not thread-safe.
 */
final class Pipeline implements AutoCloseable {
  private static final Duration PUBLISHED_BEFORE = Duration.ofDays(30);

  /** Size of a decision until one has been seen. */
  private static final int USUAL_BYTES = 400;

  private final String policy;
  private final EmbeddedKafka kafka;
  private final EmbeddedFlink flink;
  private int rounds;
  private int decisionBytes = USUAL_BYTES;

  private Pipeline(String policy, EmbeddedKafka kafka, EmbeddedFlink flink) {
    this.policy = policy;
    this.kafka = kafka;
    this.flink = flink;
  }

  /**
   * Starts broker and cluster.
   *
   * @param policy text of the policy file
   * @param subtasks the most of a stage that a play will ask for
   */
  static Pipeline open(String policy, int subtasks) {
    return new Pipeline(
        policy,
        EmbeddedKafka.start(KafkaOptions.temporary()),
        EmbeddedFlink.start(FlinkOptions.slots(subtasks).withSettings(EntryCounts.settings())));
  }

  /** Wires a job. */
  interface Wiring {
    void define(StreamExecutionEnvironment env, Settings settings) throws Exception;
  }

  /** The main job. */
  Figures weir(Play play) throws Exception {
    return weir(play, record -> true);
  }

  /** The main job; only of some decisions the time is taken. */
  Figures weir(Play play, Predicate<ConsumerRecord<byte[], byte[]>> timed) throws Exception {
    Round.Measured measured = run(play, "decisions", timed, Pipeline::detection);
    decisionBytes = measured.decisionBytes();
    return measured.figures();
  }

  /** A job that takes the same hops and looks at nothing. */
  Figures passThrough(Play play) throws Exception {
    return run(
            play,
            "decisions",
            record -> true,
            (env, settings) ->
                PassThroughJob.define(
                    env, KafkaPorts.of(settings), WeirJob.stageOptions(settings), decisionBytes))
        .figures();
  }

  /** The main job, of which signals are read: what is awaited are matches. */
  Figures signals(Play play) throws Exception {
    return run(play, "signals", record -> true, Pipeline::detection).figures();
  }

  /** Another job, of which signals are read. */
  Figures signals(Play play, Wiring wiring) throws Exception {
    return run(play, "signals", record -> true, wiring).figures();
  }

  private static void detection(StreamExecutionEnvironment env, Settings settings)
      throws IOException {
    DetectionJob.define(env, KafkaPorts.of(settings), WeirJob.stageOptions(settings));
  }

  /** Size of the last decisions seen, bytes. */
  int decisionBytes() {
    return decisionBytes;
  }

  /** The broker. */
  EmbeddedKafka kafka() {
    return kafka;
  }

  /** The cluster. */
  EmbeddedFlink flink() {
    return flink;
  }

  private Round.Measured run(
      Play play, String read, Predicate<ConsumerRecord<byte[], byte[]>> timed, Wiring wiring)
      throws Exception {
    Topics topics = new Topics(rounds++, play.recording().streams());
    topics.create(kafka);
    new PatternPublisher(kafka.bootstrap(), topics.of("patterns"))
        .publish(
            play.library(),
            policy,
            "bench",
            play.recording().start().minus(PUBLISHED_BEFORE).toEpochMilli());
    DecisionReader reader = new DecisionReader(kafka.bootstrap(), topics.of(read), timed);
    try {
      return new Round(kafka, flink, play)
          .run(topics, reader, at -> submit(settings(at, play.way()), wiring));
    } finally {
      topics.delete(kafka);
    }
  }

  private JobID submit(Settings settings, Wiring wiring) throws Exception {
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    wiring.define(env, settings);
    return env.executeAsync("bench").getJobID();
  }

  private Settings settings(Topics topics, Way way) {
    List<String> arguments = new ArrayList<>(topics.settings());
    arguments.addAll(
        List.of(
            "--job", "r" + topics.round(),
            "--kafka.bootstrap.servers", kafka.bootstrap(),
            "--time", "simulated",
            "--control.signatures", "off",
            "--settleAfter", "1h",
            "--parallelism", Integer.toString(way.parallelism()),
            "--sourceParallelism", "1",
            "--start", "earliest"));
    arguments.addAll(way.settings());
    return Settings.parse(arguments.toArray(String[]::new));
  }

  @Override
  public void close() {
    flink.close();
    kafka.close();
  }
}
