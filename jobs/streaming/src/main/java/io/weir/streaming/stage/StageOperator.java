package io.weir.streaming.stage;

import io.weir.streaming.record.ControlRecord;
import java.util.List;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Runs a stage. Never says that it is idle: only who reads partitions knows what their silence
 * means. A stage behind this one hears of the readers by other ways as well, and the first record
 * after a silence has its time there sooner than what this stage lets go at that time; so it has to
 * wait for this stage's word, which costs nothing, as all words come from the same readers.
 *
 * <p>Where the backend keeps bytes the stage keeps entries at hand as objects, and writes them
 * before a checkpoint holds the state.
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

  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int index) throws Exception {
    // An input that waits for nobody may be the one that held time back.
    if (combinedWatermark.updateStatus(index, status.isIdle())) {
      processWatermark(new Watermark(combinedWatermark.getCombinedWatermark()));
    }
  }

  private KeyedStage<?, ?, ?> stage() {
    return (KeyedStage<?, ?, ?>) getUserFunction();
  }
}
