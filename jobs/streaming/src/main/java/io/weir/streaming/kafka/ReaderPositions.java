package io.weir.streaming.kafka;

import io.weir.streaming.intake.Positions;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.base.source.reader.SourceReaderBase;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the reader of a task stands. The source and its watermarks hold the same one: they are
 * shipped together, so each task has one of its own, which learns of the reader when it is made.
 */
final class ReaderPositions implements Positions {
  private static final long serialVersionUID = 1;

  /** No checkpoint's: nothing is committed under it, and the next checkpoint forgets it. */
  private static final long NO_CHECKPOINT = -1;

  private transient SourceReader<?, KafkaPartitionSplit> reader;

  void of(SourceReader<?, KafkaPartitionSplit> made) {
    reader = made;
  }

  /**
   * What a checkpoint taken now would say: what was handed on, not what was fetched. A reader
   * without partitions is not asked: it would remember under that checkpoint that there is nothing
   * to commit, and fail when it is asked again with one.
   */
  @Override
  public Map<TopicPartition, Long> next() {
    if (reader == null) {
      throw new IllegalStateException("watermarks were made for the partitions of no reader");
    }
    if (reader instanceof SourceReaderBase<?, ?, ?, ?> base
        && base.getNumberOfCurrentlyAssignedSplits() == 0) {
      return Map.of();
    }
    Map<TopicPartition, Long> next = new HashMap<>();
    for (KafkaPartitionSplit split : reader.snapshotState(NO_CHECKPOINT)) {
      next.put(split.getTopicPartition(), split.getStartingOffset());
    }
    return next;
  }
}
