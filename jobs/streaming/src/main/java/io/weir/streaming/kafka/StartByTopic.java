package io.weir.streaming.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/** Some topics are read from their beginning wherever others start. */
@SuppressWarnings("deprecation") // the connector takes nothing else
final class StartByTopic implements OffsetsInitializer {
  private static final long serialVersionUID = 1;

  private final ArrayList<String> fromBeginning;
  private final OffsetsInitializer others;

  StartByTopic(Collection<String> fromBeginning, OffsetsInitializer others) {
    this.fromBeginning = new ArrayList<>(fromBeginning);
    this.others = others;
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
    List<TopicPartition> whole = new ArrayList<>();
    List<TopicPartition> rest = new ArrayList<>();
    partitions.forEach(
        partition -> (fromBeginning.contains(partition.topic()) ? whole : rest).add(partition));
    Map<TopicPartition, Long> offsets =
        new HashMap<>(OffsetsInitializer.earliest().getPartitionOffsets(whole, retriever));
    offsets.putAll(others.getPartitionOffsets(rest, retriever));
    return offsets;
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return others.getAutoOffsetResetStrategy();
  }
}
