package io.weir.benchmarks;

import io.weir.local.EmbeddedKafka;
import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.streaming.kafka.PatternPublisher;
import io.weir.streaming.record.PatternChange;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Publishes while a job runs: every half second the next pattern of a library in its next version,
 * with other parameters, as somebody does who tunes patterns.
 */
final class PatternChanges implements Play.Company {
  private static final long EVERY_MILLIS = 500;

  /** From its append time to when it counts, by the clock of the topics. */
  private static final long DELAY_MILLIS = 500;

  /** Near the end nothing new is begun, so that each change has effect within the play. */
  private static final double UNTIL = 0.9;

  private final EmbeddedKafka kafka;
  private final List<Entry> tuned;
  private int published;

  PatternChanges(EmbeddedKafka kafka, Library library) {
    this.kafka = kafka;
    this.tuned = Libraries.tuned(library);
  }

  /** In all plays so far. */
  int published() {
    return published;
  }

  @Override
  public void beside(Play.Scene scene) throws Exception {
    PatternPublisher publisher =
        new PatternPublisher(kafka.bootstrap(), scene.topics().of("patterns"));
    CountDownLatch never = new CountDownLatch(1);
    Recording recording = scene.player().recording();
    int next = 0;
    do {
      publisher.publish(List.of(change(next++, publishedAt(scene.player()))));
      published++;
      never.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
    } while (next < tuned.size()
        && !scene.player().done()
        && scene.player().sent() < UNTIL * recording.size());
  }

  /**
   * By the clock of the topics, which runs much faster than ours: it counts from the record on that
   * is due when half a second of ours has passed, as it does where both clocks are the same.
   */
  private static long publishedAt(Player player) {
    Recording recording = player.recording();
    long due = player.sent() - 1 + player.perSecond() * EVERY_MILLIS / 1_000;
    return recording.get((int) Math.min(due, recording.size() - 1)).appendTime() - DELAY_MILLIS;
  }

  private PatternChange change(int number, long publishedAt) {
    Entry entry = tuned.get(number);
    return new PatternChange(
        PatternChange.Kind.PATTERN,
        entry.pattern().id(),
        entry.pattern().version(),
        entry.text(),
        null,
        "bench",
        "tuned",
        publishedAt);
  }
}
