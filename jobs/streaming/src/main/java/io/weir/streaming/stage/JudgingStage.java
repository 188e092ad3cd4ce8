package io.weir.streaming.stage;

import io.weir.engine.bytes.PackedEntry;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Tally;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * A stage that judges, and remembers since when it knows what happened: a pattern that believes
 * silence enforces nothing before it has looked on for long enough.
 *
 * <p>Keeps one number, the same in every subtask, beside the entries of keys: the append time that
 * was given to it when it first started with nothing. It ends with the job's state. A savepoint
 * without it is of a release that did not ask: its history counts as complete.
 */
abstract class JudgingStage<I, S extends PackedEntry> extends KeyedStage<I, OutRecord, S>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1;
  private static final String BEGAN = "began";

  private transient long began;

  JudgingStage(StageOptions options) {
    super(options);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    BroadcastState<String, Long> history =
        context
            .getOperatorStateStore()
            .getBroadcastState(new MapStateDescriptor<>("history", Types.STRING, Types.LONG));
    began = options.began();
    if (context.isRestored() && began != Long.MIN_VALUE) {
      Long known = history.get(BEGAN);
      began = known == null ? Long.MIN_VALUE : known;
    }
    history.put(BEGAN, began);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  StageRuntime start(KeyStage stage) {
    return new StageRuntime(stage, options, getRuntimeContext(), began);
  }

  /** Tells the guard of patterns that have taken too much, where there is news of any. */
  void tellGuard(StageRuntime runtime, ReadOnlyContext context) {
    for (Tally one = runtime.exceeded(); one != null; one = runtime.exceeded()) {
      context.output(GuardStage.TALLIES, one);
    }
  }
}
