package io.weir.streaming.gatekeeper;

import io.weir.schemas.StreamCatalog;
import io.weir.signing.Signatures;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.serial.WireType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets pattern and policy changes in, one at a time and in log order: accepted ones go to every
 * stage, each gets a verdict. Parallelism 1. No state: the log is read to its end at the start, and
 * entering an entry twice changes nothing.
 */
public final class Gatekeeper extends ProcessFunction<ControlRecord, ControlRecord> {
  private static final long serialVersionUID = 1;

  /** One verdict per entry. */
  public static final OutputTag<OutRecord> VERDICTS =
      new OutputTag<>("verdicts", WireType.outRecords());

  /** The same, for the audit trail. */
  public static final OutputTag<AuditEntry> AUDIT =
      new OutputTag<>("audit", WireType.auditEntries());

  private final StreamCatalog catalog;
  private final String initialPolicy;
  private final PatternLog log;
  private transient PatternHistory history;
  private transient OutEncoder encoder;
  private transient Counter refused;

  /**
   * @param initialPolicy the policy file until the log names another
   * @param log what was published before
   */
  public Gatekeeper(StreamCatalog catalog, String initialPolicy, PatternLog log) {
    this.catalog = catalog;
    this.initialPolicy = initialPolicy;
    this.log = log;
  }

  @Override
  public void open(OpenContext context) {
    history = new PatternHistory(catalog, initialPolicy);
    encoder = new OutEncoder(catalog);
    refused = getRuntimeContext().getMetricGroup().counter("patternsRefused");
    log.readToEnd().forEach(history::enter);
  }

  @Override
  public void processElement(ControlRecord entry, Context context, Collector<ControlRecord> out) {
    Verdict verdict = history.enter(entry);
    context.output(VERDICTS, encoder.verdict(verdict));
    context.output(AUDIT, AuditEntry.of(verdict, Signatures.PATTERNS));
    if (verdict.accepted()) {
      out.collect(entry);
    } else {
      refused.inc();
    }
  }
}
