package io.weir.architecture.wrong.streaming.stage;

import org.apache.kafka.common.TopicPartition;

/** A stage that knows where its events come from. */
public final class KnowsKafka {
  public TopicPartition origin;
}
