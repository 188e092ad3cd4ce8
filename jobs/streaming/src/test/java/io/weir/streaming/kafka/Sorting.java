package io.weir.streaming.kafka;

import static io.weir.streaming.Samples.CATALOG;

import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.OutRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets every event out as it is, and everything else as a dead letter. */
final class Sorting extends ProcessFunction<Arrival, OutRecord> {
  private transient OutEncoder encoder;

  @Override
  public void open(OpenContext context) {
    encoder = new OutEncoder(CATALOG);
  }

  @Override
  public void processElement(Arrival arrival, Context context, Collector<OutRecord> out) {
    out.collect(
        arrival.event() != null
            ? encoder.late(arrival.event())
            : encoder.deadLetter(arrival.dead()));
  }
}
