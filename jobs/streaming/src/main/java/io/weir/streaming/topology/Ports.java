package io.weir.streaming.topology;

import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Where events and pattern changes come from and statements go. Operators made here carry the uid
 * they are given.
 */
public interface Ports {

  /** Events of the declared streams, with watermarks by append time. */
  DataStream<Arrival> events(StreamExecutionEnvironment env, OperatorId id);

  /**
   * Inputs (lists, labels, profiles) and fed-back signals; never holds event time back. Empty where
   * they come in order with the events.
   */
  Optional<DataStream<Arrival>> inputs(StreamExecutionEnvironment env, OperatorId id);

  /** The pattern log as it grows; never holds event time back. Parallelism 1. */
  DataStream<ControlRecord> patternLog(StreamExecutionEnvironment env, OperatorId id);

  /** Lets statements out. */
  void drain(DataStream<OutRecord> records, OperatorId id);
}
