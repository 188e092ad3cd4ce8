package io.weir.streaming.stage;

import io.weir.engine.bytes.PackedEntry;
import io.weir.streaming.record.ControlRecord;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * A stage that keeps one packed entry per key and one event-time timer, at which what has ended is
 * dropped; an empty entry is removed. {@link StageOperator} runs it.
 */
abstract class KeyedStage<I, O, S extends PackedEntry>
    extends KeyedBroadcastProcessFunction<String, I, ControlRecord, O> {
  private static final long serialVersionUID = 1;

  final StageOptions options;
  private transient KeyContext keys;
  private transient Entries<S> entries;

  KeyedStage(StageOptions options) {
    this.options = options;
  }

  /** The backend keeps bytes: says before the stage opens how to reach other keys' entries. */
  final void keepAtHand(KeyContext context) {
    keys = context;
  }

  /** Opens the entries. */
  final Entries<S> entries(String name, TypeInformation<S> type) {
    ValueState<S> states = getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
    entries =
        keys == null
            ? new EntriesInBackend<>(states)
            : new EntriesAtHand<>(
                states, keys, options.atHand(), getRuntimeContext().getMetricGroup());
    return entries;
  }

  /** Lets the backend know all entries as they are now. */
  final void writeBack() throws IOException {
    entries.writeBack();
  }

  /** Sees to it that the key in turn is looked at again at its end. */
  final void lookAgain(S entry, long end, ReadOnlyContext context) {
    if (end < entry.timer() && !entry.isEmpty()) {
      if (entry.timer() != Long.MAX_VALUE) {
        // A key has one timer: one that nobody waits for would still be part of every checkpoint.
        context.timerService().deleteEventTimeTimer(entry.timer());
      }
      entry.timer(end);
      context.timerService().registerEventTimeTimer(end);
    }
  }
}
