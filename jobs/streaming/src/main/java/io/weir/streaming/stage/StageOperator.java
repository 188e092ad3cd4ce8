package io.weir.streaming.stage;

import io.weir.streaming.record.ControlRecord;
import java.util.List;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;

/**
 * Runs a stage. Where the backend keeps bytes the stage keeps entries at hand as objects, and
 * writes them before a checkpoint holds the state.
 */
public final class StageOperator<I, O>
    extends CoBroadcastWithKeyedOperator<String, I, ControlRecord, O> {
  private static final long serialVersionUID = 1;

  /**
   * What a backend calls itself that keeps bytes: whoever reads twice gets two objects. Of one that
   * keeps objects, alone or below another, none may be held, as it writes them while they change.
   */
  private static final String KEEPS_BYTES = "rocksdb";

  /** An operator around a stage that was not opened. */
  public StageOperator(KeyedStage<I, O, ?> stage) {
    super(stage, List.of());
  }

  @Override
  public void open() throws Exception {
    if (getKeyedStateBackend().getBackendTypeIdentifier().equals(KEEPS_BYTES)) {
      stage().keepAtHand(this);
    }
    super.open();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    stage().writeBack();
    super.snapshotState(context);
  }

  private KeyedStage<?, ?, ?> stage() {
    return (KeyedStage<?, ?, ?>) getUserFunction();
  }
}
