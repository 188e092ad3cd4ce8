package io.weir.streaming.audit;

import io.weir.schemas.StreamCatalog;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.encode.Seal;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.OutRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Writes the chain. Parallelism 1: a chain has one writer.
 *
 * <p>Keeps one place, the last record's. After a recovery it goes on from that of the checkpoint,
 * and what was written since is written again behind it: {@link AuditWalk} knows that from
 * tampering.
 */
public final class AuditTrail extends ProcessFunction<AuditEntry, OutRecord>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private final String signingKey;
  private transient ListState<String> kept;
  private transient Link last;
  private transient OutEncoder encoder;
  private transient Seal seal;

  /**
   * @param signingKey file of the private key records are signed with; null: they are not
   */
  public AuditTrail(StreamCatalog catalog, String signingKey) {
    this.catalog = catalog;
    this.signingKey = signingKey;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    kept =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("last-link", Types.STRING));
    last = Link.START;
    for (String text : kept.get()) {
      last = Link.parse(text);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    kept.clear();
    kept.add(last.toString());
  }

  @Override
  public void open(OpenContext context) {
    encoder = new OutEncoder(catalog);
    seal = Seal.of(signingKey);
  }

  @Override
  public void processElement(AuditEntry entry, Context context, Collector<OutRecord> out) {
    OutRecord record = encoder.audit(entry, last.sequence() + 1, last.hash());
    last = last.next(record.value());
    out.collect(seal.on(record));
  }
}
