package io.weir.local;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Copies one topic to another, each record exactly once: the smallest job that uses both clients.
 */
final class CopyJob {

  private static final String BELOW_THE_BROKERS_MAXIMUM = "600000";

  private CopyJob() {}

  static void define(StreamExecutionEnvironment env, String bootstrap, String from, String to) {
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setBootstrapServers(bootstrap)
            .setTopics(from)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .build();
    KafkaSink<String> sink =
        KafkaSink.<String>builder()
            .setBootstrapServers(bootstrap)
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix("copy-" + to)
            .setProperty("transaction.timeout.ms", BELOW_THE_BROKERS_MAXIMUM)
            .setRecordSerializer(
                KafkaRecordSerializationSchema.builder()
                    .setTopic(to)
                    .setValueSerializationSchema(new SimpleStringSchema())
                    .build())
            .build();
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "read " + from)
        .uid("read")
        .sinkTo(sink)
        .uid("write")
        .name("write " + to);
  }
}
