package io.weir.streaming.kafka;

import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Slip;
import io.weir.streaming.scorecard.ScorecardOperatorId;
import io.weir.streaming.scorecard.ScorecardPorts;
import io.weir.streaming.scorecard.Source;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.StartRefusedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The inputs and outputs on Kafka of the job that keeps scores. Without a savepoint it knows
 * nothing, so it reads everything its topics hold; whatever is written twice after a recovery
 * counts once.
 */
public final class KafkaScorecardPorts implements ScorecardPorts {
  private final Settings settings;

  private KafkaScorecardPorts(Settings settings) {
    this.settings = settings;
  }

  /** The ports these settings name; nothing is connected to yet. */
  public static KafkaScorecardPorts of(Settings settings) {
    return new KafkaScorecardPorts(settings);
  }

  /** Name of the job, and of its consumer group: beside the main job's. */
  public static String jobName(Settings settings) {
    return settings.run().job() + "-scorecard";
  }

  /**
   * What each topic holds.
   *
   * @throws StartRefusedException if the settings leave dispositions out
   */
  static Map<String, Source> topics(Settings settings) {
    String dispositions = settings.topics().streams().get("disposition");
    if (dispositions == null) {
      throw new StartRefusedException(
          List.of(
              "'streams.disposition' is empty: without dispositions there is nothing to score"));
    }
    Map<String, Source> topics = new HashMap<>();
    topics.put(settings.topics().of(Destination.ALERTS), Source.ALERTS);
    topics.put(settings.topics().of(Destination.DECISIONS), Source.DECISIONS);
    topics.put(settings.topics().of(Destination.SIGNALS), Source.SIGNALS);
    topics.put(dispositions, Source.DISPOSITIONS);
    return topics;
  }

  /** One source for all topics; a partition that is silent holds nobody up. */
  @Override
  public DataStream<Slip> records(StreamExecutionEnvironment env, ScorecardOperatorId id) {
    Map<String, Source> topics = topics(settings);
    Map<String, String> defaults = new HashMap<>(ClientDefaults.CONSUMER);
    defaults.put("group.id", jobName(settings));
    defaults.put("client.id.prefix", jobName(settings));
    KafkaSource<Slip> source =
        KafkaSource.<Slip>builder()
            .setTopics(topics.keySet().stream().sorted().toList())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new KafkaSlipSchema(settings.catalog(), topics, settings.control().authority()))
            .setProperties(settings.kafka().forConsumer(defaults))
            .build();
    Integer parallelism = settings.run().sourceParallelism();
    return env.fromSource(source, watermarks(), id.uid(), WireType.slips())
        .uid(id.uid())
        .setParallelism(parallelism == null ? 1 : parallelism);
  }

  private WatermarkStrategy<Slip> watermarks() {
    WatermarkStrategy<Slip> strategy = WatermarkStrategy.forMonotonousTimestamps();
    Duration idleness = settings.time().idleness();
    return idleness.isZero() ? strategy : strategy.withIdleness(idleness);
  }

  @Override
  public void drain(DataStream<OutRecord> records, ScorecardOperatorId id) {
    records
        .sinkTo(
            KafkaSink.<OutRecord>builder()
                .setKafkaProducerConfig(settings.kafka().forProducer(ClientDefaults.PRODUCER))
                .setRecordSerializer(new OutRecordSchema(settings.topics()))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .build())
        .uid(id.uid())
        .name(id.uid());
  }
}
