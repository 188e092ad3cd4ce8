package io.weir.streaming.intake;

import io.weir.streaming.intake.PartitionCheck.Answer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What is known of the partitions of one reader that bring nothing: that silence means their end,
 * or that they hold what was not read yet, or cannot be read. One question is under way at a time.
 * Asked by the task, answered by any thread.
 */
final class Soundings {
  private final PartitionCheck check;
  private final Positions positions;
  private long asked;
  private long answered;

  /** Where the reader stood when the question was asked that was answered last. */
  private Map<TopicPartition, Long> stood = Map.of();

  private Answer answer = Answer.NOTHING;

  Soundings(PartitionCheck check, Positions positions) {
    this.check = check;
    this.positions = positions;
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
    Map<TopicPartition, Long> next = positions.next();
    // Composed, so that a question that cannot even be asked is answered, and the next is asked.
    var unused =
        CompletableFuture.completedFuture(check)
            .thenCompose(asking -> asking.ask(next))
            .whenComplete(
                (found, failed) ->
                    answer(next, failed == null ? found : new Answer(next.keySet(), next.size())));
  }

  private synchronized void answer(Map<TopicPartition, Long> next, Answer found) {
    stood = next;
    answer = found;
    answered = asked;
  }

  /** Number of the question under way; 0 where there is none. */
  synchronized long underWay() {
    return answered < asked ? asked : 0;
  }

  /** Number of questions answered. */
  synchronized long answered() {
    return answered;
  }

  /**
   * Whether this question or a later one was answered, the last of them by: all partitions that
   * have brought nothing since were read to their ends. Those that brought something are not
   * silent, whatever else they hold. One that is behind answers for the others: as long as it is
   * waited for, it makes no difference whether they are.
   */
  synchronized boolean clear(long question) {
    if (answered < question) {
      return false;
    }
    if (answer.unread().isEmpty()) {
      return true;
    }
    Map<TopicPartition, Long> now = positions.next();
    return answer.unread().stream()
        .noneMatch(partition -> stood.get(partition).equals(now.get(partition)));
  }

  /** Partitions that could not be asked when last asked. */
  synchronized int unreadable() {
    return answer.unreadable();
  }
}
