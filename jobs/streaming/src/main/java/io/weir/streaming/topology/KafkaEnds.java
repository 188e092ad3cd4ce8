package io.weir.streaming.topology;

import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.settings.Settings;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The main job's ends on Kafka. */
public final class KafkaEnds implements Ports {
  private final Settings settings;
  private final KafkaPorts kafka;

  /** The ends these settings name; nothing is connected to yet. */
  public KafkaEnds(Settings settings) {
    this.settings = settings;
    this.kafka = KafkaPorts.of(settings);
  }

  @Override
  public DataStream<Arrival> events(StreamExecutionEnvironment env, OperatorId id) {
    return kafka.arrivals(env, WireType.arrivals(settings.catalog()), id.uid());
  }

  @Override
  public DataStream<ControlRecord> patternLog(StreamExecutionEnvironment env, OperatorId id) {
    return kafka.control(env, WireType.controlRecords(), id.uid());
  }

  @Override
  public void drain(DataStream<OutRecord> records, OperatorId id) {
    records.sinkTo(kafka.sink(id.uid())).uid(id.uid()).name(id.uid());
  }
}
