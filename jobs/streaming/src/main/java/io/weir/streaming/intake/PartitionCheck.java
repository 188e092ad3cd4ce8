package io.weir.streaming.intake;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks whether partitions were read to their ends. Shipped to where the source runs. */
@FunctionalInterface
public interface PartitionCheck extends Serializable {
  /**
   * What somebody who stands there has yet to read. Returns at once, without waiting for the
   * answer; a failed future means that nothing is known of any of them.
   *
   * @param next for each partition the offset that is read next; negative as a split of the
   *     connector has it before its first record
   */
  CompletableFuture<Answer> ask(Map<TopicPartition, Long> next);

  /**
   * What was so when it was asked, or later.
   *
   * @param unread partitions that hold records not read yet, or that cannot say so
   * @param unreadable how many of them have no leader, or did not answer
   */
  record Answer(Set<TopicPartition> unread, int unreadable) {
    /** All were read to their ends. */
    public static final Answer NOTHING = new Answer(Set.of(), 0);

    public Answer {
      unread = Set.copyOf(unread);
    }
  }
}
