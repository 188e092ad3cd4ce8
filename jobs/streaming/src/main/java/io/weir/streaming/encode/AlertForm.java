package io.weir.streaming.encode;

import io.weir.engine.decision.Alert;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.DecodingLimits;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An alert as its schema has it. */
final class AlertForm {
  /** Bytes readers take of a text. */
  private static final int LONGEST = DecodingLimits.standard().textBytes();

  private final Schema schema;
  private final Symbols states;
  private final Symbols severities;
  private final Symbols actions;
  private final Symbols modes;

  AlertForm(Schema schema) {
    this.schema = schema;
    this.states = Symbols.of(schema, "state");
    this.severities = Symbols.of(schema, "severity");
    this.actions = Symbols.of(schema, "action");
    this.modes = Symbols.of(schema, "mode");
  }

  GenericRecord of(Alert alert) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("alert_id", alert.id());
    record.put("revision", alert.revision());
    record.put("state", states.of(alert.state()));
    record.put("tenant_id", alert.tenant());
    record.put("count", alert.count());
    record.put("first_event_time", alert.first());
    record.put("issued_at", alert.issuedAt());
    record.put("action", actions.of(alert.action()));
    pattern(alert.pattern(), record);
    signal(alert.signal(), record);
    record.put("simulated", false);
    return record;
  }

  private void pattern(Pattern pattern, GenericRecord record) {
    record.put("pattern_id", pattern.id());
    record.put("title", Utf8.cut(pattern.metadata().title(), LONGEST));
    record.put("runbook", Utf8.cut(pattern.metadata().runbook(), LONGEST));
    record.put("mode", modes.of(pattern.mode().stage()));
  }

  private void signal(LiveSignal signal, GenericRecord record) {
    record.put("version", signal.version());
    record.put("alternative", signal.alternative());
    record.put("severity", severities.of(signal.severity()));
    record.put("group", signal.group());
    record.put("key_dimension", signal.dimension());
    record.put("key", signal.key());
    record.put("account_id", Accounts.of(signal));
    record.put("reason", signal.reason());
    record.put("values", Brief.values(signal));
    record.put("signal_id", signal.id());
    record.put("event_ids", signal.evidence());
    record.put("last_event_time", signal.since());
  }
}
