package io.weir.streaming.encode;

import io.weir.engine.signal.LiveSignal;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A signal as a decision tells of it. */
final class EvidenceForm {
  private final Schema schema;
  private final Symbols severities;

  EvidenceForm(Schema schema) {
    this.schema = schema;
    this.severities = Symbols.of(schema, "severity");
  }

  GenericRecord of(Brief told) {
    LiveSignal signal = told.signal();
    GenericRecord record = new GenericData.Record(schema);
    record.put("signal_id", signal.id());
    record.put("pattern_id", signal.patternId());
    record.put("version", signal.version());
    record.put("alternative", signal.alternative());
    record.put("severity", severities.of(signal.severity()));
    record.put("event_time", signal.since());
    record.put("event_ids", told.evidence());
    record.put("values", told.values());
    record.put("degraded", signal.degraded());
    record.put("weight", told.weighed().relation());
    return record;
  }
}
