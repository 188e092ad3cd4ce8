package io.weir.streaming.heartbeat;

import io.weir.schemas.StreamCatalog;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.record.OutRecord;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stands behind the account stage, chained to it and to the outlet: lets decisions through, and
 * tells each partition behind them how far this subtask has decided everything. An operator, not a
 * function, as it works by the clock without a key.
 *
 * <p>Keeps one number per subtask, the event time until which something may wait; a restart at any
 * parallelism takes the highest of them all.
 */
public final class Heartbeat extends AbstractStreamOperator<OutRecord>
    implements OneInputStreamOperator<OutRecord, OutRecord> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private final HeartbeatOptions options;
  private transient Progress progress;
  private transient ListState<Long> waiting;
  private transient OutEncoder encoder;
  private transient ScheduledFuture<?> beats;
  private transient int partitions;

  public Heartbeat(StreamCatalog catalog, HeartbeatOptions options) {
    this.catalog = catalog;
    this.options = options;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    waiting =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("waiting-until", Types.LONG));
    long until = Progress.UNKNOWN;
    boolean told = false;
    for (long one : waiting.get()) {
      until = Math.max(until, one);
      told = true;
    }
    progress =
        context.isRestored() && !told
            ? Progress.unsure(options.lateness(), options.tolerance())
            : new Progress(options.lateness(), options.tolerance(), until);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    waiting.clear();
    waiting.add(progress.waitingUntil());
  }

  @Override
  public void open() throws Exception {
    super.open();
    encoder = new OutEncoder(catalog);
    long every = options.every().toMillis();
    if (every > 0) {
      partitions = options.partitions().count();
      beats = getProcessingTimeService().scheduleAtFixedRate(this::beat, every, every);
    }
  }

  @Override
  public void close() throws Exception {
    if (beats != null) {
      beats.cancel(false);
    }
    super.close();
  }

  @Override
  public void processElement(StreamRecord<OutRecord> element) {
    OutRecord record = element.getValue();
    if (record.isNotice()) {
      progress.waits(record.timestamp());
    } else {
      output.collect(element);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    progress.passed(mark.getTimestamp());
    super.processWatermark(mark);
  }

  private void beat(long now) {
    long until = progress.decidedUntil(now);
    if (until == Progress.UNKNOWN) {
      return;
    }
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    for (int partition = 0; partition < partitions; partition++) {
      output.collect(
          new StreamRecord<>(encoder.heartbeat(partition, until, subtask, subtasks, now)));
    }
  }
}
