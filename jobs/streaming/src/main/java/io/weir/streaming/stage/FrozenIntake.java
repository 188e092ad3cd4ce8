package io.weir.streaming.stage;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.Hop;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends events that have walked the line before to its end, past all other stages. No state. */
public final class FrozenIntake extends ProcessFunction<Arrival, Hop> {
  private static final long serialVersionUID = 1;

  @Override
  public void processElement(Arrival arrival, Context context, Collector<Hop> out) {
    Event event = arrival.event();
    out.collect(new Hop(Keys.at(KeyStage.ACCOUNT, event), event));
  }
}
