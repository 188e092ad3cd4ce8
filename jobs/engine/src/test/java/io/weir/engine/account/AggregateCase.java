package io.weir.engine.account;

import io.weir.engine.aggregate.AggregateSpec;
import io.weir.engine.property.Happening;
import java.util.List;

/**
 * Aggregates of an account, and what happens there in the order it arrives.
 *
 * @param lag milliseconds the watermark stays behind; Long.MAX_VALUE where it does not move
 * @param restarts whether state is written and read again between arrivals
 */
record AggregateCase(
    List<AggregateSpec> specs, List<Happening> arrivals, long lag, boolean restarts) {

  long over() {
    return specs.get(0).over();
  }

  long kept() {
    return specs.get(0).kept();
  }
}
