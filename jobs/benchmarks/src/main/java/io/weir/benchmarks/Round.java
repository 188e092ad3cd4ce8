package io.weir.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.weir.local.EmbeddedFlink;
import io.weir.local.EmbeddedKafka;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.flink.api.common.JobID;

/** One job, played a recording from its beginning to its end. */
final class Round {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double MEASURED_FROM = 0.3;

  private final EmbeddedKafka kafka;
  private final EmbeddedFlink flink;
  private final Recording recording;

  Round(EmbeddedKafka kafka, EmbeddedFlink flink, Recording recording) {
    this.kafka = kafka;
    this.flink = flink;
    this.recording = recording;
  }

  /** Submits a job that reads and writes a round's topics. */
  interface Submission {
    JobID submit(Topics topics) throws Exception;
  }

  /**
   * What was measured after the first part of the recording, which warms up.
   *
   * @param eventsPerSecond records read a second
   * @param cpuMicrosPerEvent processor time of the whole process, broker included
   * @param latency from sending an operation to reading its decision, milliseconds
   * @param decisionBytes mean size of what was read for an operation
   */
  record Measured(
      double eventsPerSecond, double cpuMicrosPerEvent, Histogram latency, int decisionBytes) {}

  /**
   * Plays the recording.
   *
   * @param perSecond records a second; 0 for as many as go
   */
  Measured play(Topics topics, long perSecond, Submission submission) throws Exception {
    JobID job = submission.submit(topics);
    flink.awaitRunning(job);
    DecisionReader reader = new DecisionReader(kafka.bootstrap(), topics.of("decisions"));
    Player player = new Player(recording, kafka.bootstrap(), topics, perSecond, reader::read);
    Thread reading = start("reader", reader);
    Thread playing = start("player", player);
    try {
      return measure(player, reader);
    } finally {
      reader.stop();
      playing.join();
      reading.join();
      flink.cancel(job);
    }
  }

  private Measured measure(Player player, DecisionReader reader) throws InterruptedException {
    int from = (int) (recording.size() * MEASURED_FROM);
    awaitDecided(reader, player, recording.operationsAmong(from));
    reader.forgetLatency();
    long startNanos = System.nanoTime();
    long startCpu = cpuNanos();
    long readBefore = reader.read();
    awaitDecided(reader, player, recording.operationsAmong(recording.size()));
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double share =
        (reader.read() - readBefore) / (double) recording.operationsAmong(recording.size());
    double events = recording.size() * share;
    return new Measured(
        events / seconds,
        (cpuNanos() - startCpu) / 1e3 / events,
        reader.latency(),
        reader.meanBytes());
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void awaitDecided(DecisionReader reader, Player player, long operations)
      throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long seen = -1;
    long since = System.nanoTime();
    while (reader.read() < operations) {
      if (reader.read() != seen) {
        seen = reader.read();
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%d of %d operations were decided, %d records sent (all: %s), then nothing came"
                .formatted(seen, operations, player.sent(), player.done()));
      }
      never.await(5, TimeUnit.MILLISECONDS);
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
