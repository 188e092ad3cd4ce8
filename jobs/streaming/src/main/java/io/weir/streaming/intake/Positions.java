package io.weir.streaming.intake;

import java.io.Serializable;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where the reader of a task stands. For the task's own thread; shipped to where it runs. */
@FunctionalInterface
public interface Positions extends Serializable {
  /**
   * For each partition the reader was given, the offset of the record it hands on next; negative as
   * a split of the connector has it before its first record.
   */
  Map<TopicPartition, Long> next();
}
