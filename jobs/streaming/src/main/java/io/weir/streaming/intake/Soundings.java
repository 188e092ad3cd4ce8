package io.weir.streaming.intake;

import java.util.concurrent.CompletableFuture;

/**
 * What is known of the partitions of one reader that bring nothing: that silence means their end,
 * or that they cannot be read. One question is under way at a time. Thread-safe.
 */
final class Soundings {
  private final PartitionCheck check;
  private long asked;
  private long answered;
  private int unreadable;

  Soundings(PartitionCheck check) {
    this.check = check;
  }

  /** Number of the next question: its answer knows of what is so now. */
  synchronized long next() {
    return asked + 1;
  }

  /** Asks once more, unless a question is under way. */
  void ask() {
    synchronized (this) {
      if (answered < asked) {
        return;
      }
      asked++;
    }
    // Composed, so that a question that cannot even be asked is answered, and the next is asked.
    var unused =
        CompletableFuture.completedFuture(check)
            .thenCompose(PartitionCheck::unreadable)
            .whenComplete((found, failed) -> answer(failed == null ? found : 1));
  }

  private synchronized void answer(int found) {
    unreadable = found;
    answered = asked;
  }

  /** Number of questions answered. */
  synchronized long answered() {
    return answered;
  }

  /** Whether this question or a later one was answered, the last of them by: all can be read. */
  synchronized boolean clear(long question) {
    return answered >= question && unreadable == 0;
  }

  /** Partitions that could not be read when last asked. */
  synchronized int unreadable() {
    return unreadable;
  }
}
