package io.weir.streaming.encode;

import io.weir.streaming.record.AuditEntry;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A record of the audit trail as its schema has it. */
final class AuditForm {
  private final Schema schema;

  AuditForm(Schema schema) {
    this.schema = schema;
  }

  GenericRecord of(AuditEntry entry, long sequence, String previous) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("sequence", sequence);
    record.put("previous", previous);
    record.put("purpose", entry.purpose());
    record.put("kind", entry.kind());
    record.put("id", entry.id());
    record.put("what", entry.what());
    record.put("accepted", entry.accepted());
    record.put("problems", entry.problems());
    record.put("signers", entry.grant().signers());
    record.put("signatures", entry.grant().signatures());
    record.put("digest", entry.grant().digest());
    record.put("author", entry.author());
    record.put("reason", entry.reason());
    record.put("record_topic", entry.topic());
    record.put("record_partition", entry.partition());
    record.put("record_offset", entry.offset());
    record.put("append_time", entry.appendTime());
    return record;
  }
}
