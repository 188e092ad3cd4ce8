package io.weir.streaming.kafka;

import io.weir.streaming.gatekeeper.PatternLog;
import io.weir.streaming.heartbeat.Heartbeat;
import io.weir.streaming.heartbeat.HeartbeatOptions;
import io.weir.streaming.intake.AppendTimeWatermarks;
import io.weir.streaming.intake.IdleWatermarks;
import io.weir.streaming.intake.IntakeRules;
import io.weir.streaming.intake.KafkaArrivalSchema;
import io.weir.streaming.intake.KafkaControlSchema;
import io.weir.streaming.intake.PartitionCheck;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.settings.Delivery;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.settings.TimeMode;
import io.weir.streaming.settings.TimeSettings;
import io.weir.streaming.topology.OperatorId;
import io.weir.streaming.topology.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The job's inputs and outputs on Kafka. */
public final class KafkaPorts implements Ports {
  private final Settings settings;

  private KafkaPorts(Settings settings) {
    this.settings = settings;
  }

  /** The ports these settings name; nothing is connected to yet. */
  public static KafkaPorts of(Settings settings) {
    return new KafkaPorts(settings);
  }

  /** One source for the topics of all streams of events. */
  @Override
  public DataStream<Arrival> events(StreamExecutionEnvironment env, OperatorId id) {
    TypeInformation<Arrival> type = WireType.arrivals(settings.catalog());
    ReaderPositions positions = new ReaderPositions();
    PositionedSource<Arrival> source =
        new PositionedSource<>(source(settings.eventTopics(), start(), type, id), positions);
    PartitionCheck check = new BrokerCheck(settings.kafka(), consumer(id));
    SingleOutputStreamOperator<Arrival> events =
        env.fromSource(
                source, AppendTimeWatermarks.strategy(pace(), check, positions), id.uid(), type)
            .uid(id.uid());
    Integer parallelism = settings.run().sourceParallelism();
    return parallelism == null ? events : events.setParallelism(parallelism);
  }

  /**
   * One source, and one reader, for the topics of inputs and of signals. Without a savepoint there
   * is no memory of lists either, so they are read from their beginning.
   */
  @Override
  public Optional<DataStream<Arrival>> inputs(StreamExecutionEnvironment env, OperatorId id) {
    TypeInformation<Arrival> type = WireType.arrivals(settings.catalog());
    List<String> known = settings.inputTopics();
    List<String> topics = new ArrayList<>(known);
    topics.add(settings.topics().of(Destination.SIGNALS));
    KafkaSource<Arrival> source = source(topics, new StartByTopic(known, start()), type, id);
    return Optional.of(
        env.fromSource(source, IdleWatermarks.strategy(), id.uid(), type)
            .uid(id.uid())
            .setParallelism(1));
  }

  private KafkaSource<Arrival> source(
      List<String> topics, OffsetsInitializer start, TypeInformation<Arrival> type, OperatorId id) {
    return KafkaSource.<Arrival>builder()
        .setTopics(topics)
        .setStartingOffsets(start)
        .setDeserializer(new KafkaArrivalSchema(settings.catalog(), intakeRules(settings), type))
        .setProperties(settings.kafka().forConsumer(consumer(id)))
        .build();
  }

  private Map<String, String> consumer(OperatorId id) {
    String job = settings.run().job();
    return consumerDefaults(Map.of("group.id", job, "client.id.prefix", job + "-" + id.uid()));
  }

  /** How records of the streams become events under these settings. */
  public static IntakeRules intakeRules(Settings settings) {
    Map<String, String> streams = new HashMap<>();
    settings.topics().streams().forEach((stream, topic) -> streams.put(topic, stream));
    streams.put(settings.topics().of(Destination.SIGNALS), "signal");
    TimeSettings time = settings.time();
    return new IntakeRules(
        streams,
        time.lateness().toMillis(),
        time.futureTolerance().toMillis(),
        time.mode() == TimeMode.APPEND,
        time.settleAfter().toMillis() / 2,
        settings.control().authority());
  }

  private AppendTimeWatermarks.Pace pace() {
    TimeSettings time = settings.time();
    boolean append = time.mode() == TimeMode.APPEND;
    return new AppendTimeWatermarks.Pace(
        time.lateness(), time.idleness(), append ? time.drift() : Duration.ZERO, append);
  }

  @SuppressWarnings("deprecation") // the connector takes nothing else
  private OffsetsInitializer start() {
    return switch (settings.run().start()) {
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
    };
  }

  @Override
  public DataStream<ControlRecord> patternLog(StreamExecutionEnvironment env, OperatorId id) {
    TypeInformation<ControlRecord> type = WireType.controlRecords();
    KafkaSource<ControlRecord> source =
        KafkaSource.<ControlRecord>builder()
            .setTopics(settings.topics().patterns())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(
                new KafkaControlSchema(settings.catalog(), settings.control().authority(), type))
            .setProperties(
                settings
                    .kafka()
                    .forConsumer(
                        consumerDefaults(
                            Map.of(
                                "commit.offsets.on.checkpoint",
                                "false",
                                "client.id.prefix",
                                settings.run().job() + "-patterns"))))
            .build();
    return env.fromSource(source, IdleWatermarks.strategy(), id.uid(), type)
        .uid(id.uid())
        .setParallelism(1)
        .setMaxParallelism(1);
  }

  private static Map<String, String> consumerDefaults(Map<String, String> own) {
    Map<String, String> defaults = new HashMap<>(ClientDefaults.CONSUMER);
    defaults.putAll(ClientDefaults.DISCOVERY);
    defaults.putAll(own);
    return defaults;
  }

  /**
   * To the topics of their destinations, as often as the settings promise; decisions with
   * heartbeats between them, where append times are the broker's.
   */
  @Override
  public void drain(DataStream<OutRecord> records, OperatorId id) {
    boolean told = id == OperatorId.DECISION_OUTLET && settings.time().mode() == TimeMode.APPEND;
    DataStream<OutRecord> all = told ? withHeartbeats(records) : records;
    all.sinkTo(sink(id)).uid(id.uid()).name(id.uid());
  }

  /** Always there, so that the setting can change without a loss of state. */
  private DataStream<OutRecord> withHeartbeats(DataStream<OutRecord> decisions) {
    TimeSettings time = settings.time();
    HeartbeatOptions options =
        new HeartbeatOptions(
            time.heartbeat(),
            time.lateness(),
            time.futureTolerance(),
            new DecisionPartitions(settings.kafka(), settings.topics().of(Destination.DECISIONS)));
    return decisions
        .transform(
            OperatorId.HEARTBEAT.uid(),
            WireType.outRecords(),
            new Heartbeat(settings.catalog(), options))
        .uid(OperatorId.HEARTBEAT.uid());
  }

  private KafkaSink<OutRecord> sink(OperatorId id) {
    KafkaSinkBuilder<OutRecord> sink =
        KafkaSink.<OutRecord>builder()
            .setKafkaProducerConfig(settings.kafka().forProducer(ClientDefaults.PRODUCER))
            .setRecordSerializer(new OutRecordSchema(settings.topics()));
    if (settings.run().delivery() == Delivery.AT_LEAST_ONCE) {
      return sink.setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE).build();
    }
    return sink.setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(settings.run().job() + "-" + id.uid())
        .setProperty(
            "transaction.timeout.ms",
            String.valueOf(settings.run().transactionTimeout().toMillis()))
        .build();
  }

  /** The log of patterns and policy as stages read it. */
  public PatternLog patternLog() {
    return new KafkaPatternLog(
        settings.kafka(),
        settings.topics().patterns(),
        settings.catalog(),
        settings.control().authority());
  }
}
