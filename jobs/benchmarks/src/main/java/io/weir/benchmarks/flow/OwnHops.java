package io.weir.benchmarks.flow;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.record.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Operations as rows on their way to the account stage, made one by one. Not thread-safe. */
final class OwnHops {
  private final StreamSchema stream = OwnStream.catalog().stream("operation");
  private final RowBuilder row = new RowBuilder(stream.layout()).set("tenant_id", "t1");
  private final int first;
  private final int count;
  private final IntFunction<Operation> operations;

  /**
   * @param first number of the first operation asked for
   */
  OwnHops(int first, int count, IntFunction<Operation> operations) {
    this.first = first;
    this.count = count;
    this.operations = operations;
  }

  int size() {
    return count;
  }

  /** Appended when it happens. */
  Hop get(int i) {
    Operation operation = operations.apply(first + i);
    return of(operation, operation.time);
  }

  List<Hop> all() {
    List<Hop> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(get(i));
    }
    return all;
  }

  Hop of(Operation operation, long arrival) {
    Event event = event(operation, arrival);
    return new Hop(Keys.at(KeyStage.ACCOUNT, event), event);
  }

  private Event event(Operation operation, long arrival) {
    row.set("event_id", operation.id)
        .set("event_time", operation.time)
        .set("activity", Kind.symbol(operation.kind))
        .set("success", operation.success)
        .set("account_id", operation.account)
        .set("amount_minor", operation.amount)
        .set("counterparty", operation.counterparty);
    return new Event(stream, row.build(), arrival, arrival, false);
  }
}
