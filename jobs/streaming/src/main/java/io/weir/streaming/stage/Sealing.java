package io.weir.streaming.stage;

import io.weir.streaming.encode.Seal;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Signs restrictions, and what the guard says, on their way to the outlet, in another thread than
 * the stages: a signature takes as long as deciding dozens of operations. No state.
 */
public final class Sealing extends ProcessFunction<OutRecord, OutRecord> {
  private static final long serialVersionUID = 1;

  private final String signingKey;
  private transient Seal seal;

  /**
   * @param signingKey file of the private key, read where this runs
   */
  public Sealing(String signingKey) {
    this.signingKey = signingKey;
  }

  @Override
  public void open(OpenContext context) {
    seal = Seal.of(signingKey);
  }

  @Override
  public void processElement(OutRecord record, Context context, Collector<OutRecord> out) {
    boolean signed =
        record.destination() == Destination.RESTRICTIONS
            || record.destination() == Destination.PATTERNS;
    out.collect(signed ? seal.on(record) : record);
  }
}
