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

  private static final Duration MEASURED = Duration.ofSeconds(5);

  /** Of what is allowed: the other half is without publications. */
  private static final double PUBLISHING = 0.5;

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
   * @param publishing what was seen meanwhile
   * @param quiet what was seen for as long right after it, when nothing was published
   * @param missing operations never decided
   * @param repeated decisions read twice in one revision
   * @param restarts of the job
   * @param eventsPerSecond decided while versions were published, or, where the job did not keep up
   *     before, decided then; nothing else was measured then
   * @param published whether anything was
   * @param holds whether as many are decided as are sent
   */
  record Measured(
      Histogram toForce,
      Spell publishing,
      Spell quiet,
      long missing,
      long repeated,
      int restarts,
      double eventsPerSecond,
      boolean published,
      boolean holds) {

    static Measured overloaded(double eventsPerSecond, int restarts) {
      Histogram none = new Histogram(1);
      Spell nothing = new Spell(0, none, 0);
      return new Measured(none, nothing, nothing, 0, 0, restarts, eventsPerSecond, false, false);
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
    if (!Progress.now(player, reader).keepsUp(perSecond)) {
      return Measured.overloaded(decidedPerSecond(reader, player), flink.restarts(job));
    }
    Histogram toForce = new Histogram(3_600_000L, 3);
    publish(publisher, reader, 1);
    Allowance forPublishing = allowance.part(PUBLISHING);
    reader.forget();
    Progress before = Progress.now(player, reader);
    for (int version = 2;
        version < publications + 2 && (version == 2 || forPublishing.allows(Duration.ZERO));
        version++) {
      toForce.recordValue(publish(publisher, reader, version));
    }
    Progress after = Progress.now(player, reader);
    Spell publishing = spell(reader, before, after);
    reader.forget();
    await(() -> System.nanoTime() - after.nanos() >= after.nanos() - before.nanos());
    Spell quiet = spell(reader, after, Progress.now(player, reader));
    player.end();
    player.check();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    await(() -> reader.operations() >= player.operations() || System.nanoTime() > deadline);
    long missing = player.operations() - reader.operations();
    return new Measured(
        toForce,
        publishing,
        quiet,
        missing,
        reader.repeated(),
        flink.restarts(job),
        after.decidedPerSecond(before),
        true,
        after.keepsUp(perSecond));
  }

  private static Spell spell(LiveReader reader, Progress from, Progress to) {
    return new Spell(to.secondsSince(from), reader.latency(), reader.longestPause());
  }

  private static double decidedPerSecond(LiveReader reader, LivePlayer player)
      throws InterruptedException {
    Progress before = Progress.now(player, reader);
    await(() -> System.nanoTime() - before.nanos() > MEASURED.toNanos());
    return Progress.now(player, reader).decidedPerSecond(before);
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
