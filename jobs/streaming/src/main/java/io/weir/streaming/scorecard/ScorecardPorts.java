package io.weir.streaming.scorecard;

import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Slip;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where alerts, signals, decisions and dispositions come from and scorecards go. */
public interface ScorecardPorts {

  /** What all records say, with watermarks by append time. */
  DataStream<Slip> records(StreamExecutionEnvironment env, ScorecardOperatorId id);

  /** Lets scorecards and dead letters out. */
  void drain(DataStream<OutRecord> records, ScorecardOperatorId id);
}
