package io.weir.benchmarks.flow;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Numbers become the events of that number. No state.
 *
 * @param <T> what an event is here
 */
final class FromDesk<T> extends RichMapFunction<Long, T> {
  private static final long serialVersionUID = 1;

  private final String id;
  private final Class<T> type;
  private transient Desk desk;

  FromDesk(String id, Class<T> type) {
    this.id = id;
    this.type = type;
  }

  @Override
  public void open(OpenContext context) {
    desk = Desk.of(id);
  }

  @Override
  public T map(Long number) {
    return type.cast(desk.event(number.intValue()));
  }
}
