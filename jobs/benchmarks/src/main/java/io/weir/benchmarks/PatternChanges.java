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
      publisher.publish(List.of(change(next++, recording.get(scene.player().sent() - 1))));
      published++;
      never.await(EVERY_MILLIS, TimeUnit.MILLISECONDS);
    } while (next < tuned.size()
        && !scene.player().done()
        && scene.player().sent() < UNTIL * recording.size());
  }

  /** By the clock of the topics it is published when the last event was. */
  private PatternChange change(int number, Recording.Sending last) {
    Entry entry = tuned.get(number);
    return new PatternChange(
        PatternChange.Kind.PATTERN,
        entry.pattern().id(),
        entry.pattern().version(),
        entry.text(),
        null,
        "bench",
        "tuned",
        last.appendTime());
  }
}
