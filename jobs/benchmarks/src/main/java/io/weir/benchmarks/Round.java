package io.weir.benchmarks;

import io.weir.local.EmbeddedFlink;
import io.weir.local.EmbeddedKafka;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;

/** One job, played a recording from its beginning to its end. */
final class Round {
  /** Names of the threads that send and read, by which their use of the processor is told apart. */
  static final String PLAYER = "bench-player";

  static final String READER = "bench-reader";

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double MEASURED_FROM = 0.3;

  private final EmbeddedKafka kafka;
  private final EmbeddedFlink flink;
  private final Play play;

  Round(EmbeddedKafka kafka, EmbeddedFlink flink, Play play) {
    this.kafka = kafka;
    this.flink = flink;
    this.play = play;
  }

  /** Submits a job that reads and writes a round's topics. */
  interface Submission {
    JobID submit(Topics topics) throws Exception;
  }

  /** What was measured after the first part of the recording, which warms up. */
  record Measured(Figures figures, int decisionBytes) {}

  /**
   * Plays the recording.
   *
   * @param reader of what the job writes for operations; not yet started
   */
  Measured run(Topics topics, DecisionReader reader, Submission submission) throws Exception {
    // What the round before left behind is not this one's to collect.
    System.gc();
    JobID job = submission.submit(topics);
    flink.awaitRunning(job);
    Player player =
        new Player(play.recording(), kafka.bootstrap(), topics, play.perSecond(), reader::read);
    Play.Scene scene = new Play.Scene(topics, job, player, reader);
    Thread reading = start(READER, reader);
    Thread playing = start(PLAYER, player);
    try {
      Measured measured = measure(scene);
      play.company().after(scene);
      return measured;
    } finally {
      player.stop();
      playing.join();
      reader.stop();
      reading.join();
      flink.cancel(job);
    }
  }

  private Measured measure(Play.Scene scene) throws Exception {
    Recording recording = play.recording();
    DecisionReader reader = scene.reader();
    int from = (int) (recording.size() * MEASURED_FROM);
    awaitDecided(scene, recording.operationsAmong(from));
    reader.forgetLatency();
    Meter meter = new Meter();
    long startNanos = System.nanoTime();
    long readBefore = reader.read();
    play.company().beside(scene);
    long all = recording.operationsAmong(recording.size());
    awaitDecided(scene, all);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double events = recording.size() * ((reader.read() - readBefore) / (double) all);
    Figures figures = new Figures(events, seconds, meter.read(), Latency.of(reader.latency()));
    return new Measured(figures, reader.meanBytes());
  }

  /** Returns when so many operations are decided; fails when for long nothing comes. */
  static void awaitDecided(Play.Scene scene, long operations) throws InterruptedException {
    DecisionReader reader = scene.reader();
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
                .formatted(seen, operations, scene.player().sent(), scene.player().done()));
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
