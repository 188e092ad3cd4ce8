package io.weir.benchmarks.publish;

import io.weir.benchmarks.measure.Allowance;
import io.weir.local.EmbeddedFlink;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.streaming.WeirJob;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.DetectionJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One job under live load, and a pattern published in it again and again. */
final class PublishRun {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** So much behind after the warm-up, a job does not keep up. */
  private static final long OVERLOAD_SECONDS = 2;

  private static final Duration MEASURED = Duration.ofSeconds(5);

  private final LiveTopics topics;
  private final EmbeddedFlink flink;
  private final long perSecond;
  private final Settings settings;

  PublishRun(LiveTopics topics, EmbeddedFlink flink, long perSecond, Settings settings) {
    this.topics = topics;
    this.flink = flink;
    this.perSecond = perSecond;
    this.settings = settings;
  }

  /**
   * What was measured.
   *
   * @param toForce from before a publication is sent to the first decision that names it, ms
   * @param latency from sending an operation to reading its decision meanwhile, ms
   * @param quietLatency the same before anything was published, ms
   * @param quietPause the longest time without a decision before anything was published, ms
   * @param pause the same while versions were published
   * @param missing operations never decided
   * @param repeated decisions read twice in one revision
   * @param restarts of the job
   * @param eventsPerSecond decided; where they are fewer than sent, nothing else was measured
   * @param holds whether as many are decided as are sent
   */
  record Measured(
      Histogram toForce,
      Histogram latency,
      Histogram quietLatency,
      long quietPause,
      long pause,
      long missing,
      long repeated,
      int restarts,
      double eventsPerSecond,
      boolean holds) {

    static Measured overloaded(double eventsPerSecond, int restarts) {
      Histogram none = new Histogram(1);
      return new Measured(none, none, none, 0, 0, 0, 0, restarts, eventsPerSecond, false);
    }
  }

  /**
   * @param publications as many, or as fit into what is allowed
   */
  Measured measure(
      PatternLibrary.Library library,
      String policy,
      int publications,
      int warmSeconds,
      Allowance allowance)
      throws Exception {
    PatternPublisher publisher =
        new PatternPublisher(topics.bootstrap(), topics.of(LiveTopics.PATTERNS));
    publisher.publish(library, policy, "bench", System.currentTimeMillis());
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    DetectionJob.define(env, KafkaPorts.of(settings), WeirJob.stageOptions(settings));
    JobID job = env.executeAsync("publish").getJobID();
    flink.awaitRunning(job);
    LiveReader reader = new LiveReader(topics);
    LivePlayer player = new LivePlayer(topics, new LiveEvents(perSecond), perSecond);
    Thread reading = start("reader", reader);
    Thread playing = start("player", player);
    try {
      return measure(publisher, publications, warmSeconds, allowance, reader, player, job);
    } finally {
      player.end();
      playing.join();
      reader.stop();
      reading.join();
      flink.cancel(job);
    }
  }

  private Measured measure(
      PatternPublisher publisher,
      int publications,
      int warmSeconds,
      Allowance allowance,
      LiveReader reader,
      LivePlayer player,
      JobID job)
      throws InterruptedException, ExecutionException {
    await(() -> player.sent() > perSecond * warmSeconds);
    if (player.operations() - reader.operations() > operationsIn(OVERLOAD_SECONDS, player)) {
      return Measured.overloaded(decidedPerSecond(reader, player), flink.restarts(job));
    }
    Histogram toForce = new Histogram(3_600_000L, 3);
    publish(publisher, reader, 1);
    reader.forget();
    long quietUntil = player.sent() + 3 * perSecond;
    await(() -> player.sent() > quietUntil);
    long quiet = reader.longestPause();
    Histogram quietLatency = reader.latency();
    reader.forget();
    long started = System.nanoTime();
    long before = player.sent();
    for (int version = 2;
        version < publications + 2 && (version == 2 || allowance.allows(Duration.ZERO));
        version++) {
      toForce.recordValue(publish(publisher, reader, version));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    double eventsPerSecond = (player.sent() - before) / seconds;
    long pause = reader.longestPause();
    Histogram latency = reader.latency();
    player.end();
    player.check();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    await(() -> reader.operations() >= player.operations() || System.nanoTime() > deadline);
    long missing = player.operations() - reader.operations();
    return new Measured(
        toForce,
        latency,
        quietLatency,
        quiet,
        pause,
        missing,
        reader.repeated(),
        flink.restarts(job),
        eventsPerSecond,
        true);
  }

  /** How many operations are among the events of so many seconds. */
  private long operationsIn(long seconds, LivePlayer player) {
    return perSecond * seconds * player.operations() / player.sent();
  }

  private static double decidedPerSecond(LiveReader reader, LivePlayer player)
      throws InterruptedException {
    long before = reader.operations();
    long started = System.nanoTime();
    await(() -> System.nanoTime() - started > MEASURED.toNanos());
    double seconds = (System.nanoTime() - started) / 1e9;
    return (reader.operations() - before) / seconds * player.sent() / player.operations();
  }

  /** Milliseconds from publishing a version until a decision names it. */
  private static long publish(PatternPublisher publisher, LiveReader reader, int version)
      throws InterruptedException, ExecutionException {
    long asked = System.currentTimeMillis();
    publisher.publish(List.of(Probe.version(version, asked)));
    await(() -> reader.firstSeen(version) != null);
    return reader.firstSeen(version) - asked;
  }

  private static void await(BooleanSupplier met) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long since = System.nanoTime();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() - since > 2 * PATIENCE.toNanos()) {
        throw new IllegalStateException("nothing came of it within " + PATIENCE.multipliedBy(2));
      }
      never.await(2, TimeUnit.MILLISECONDS);
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
