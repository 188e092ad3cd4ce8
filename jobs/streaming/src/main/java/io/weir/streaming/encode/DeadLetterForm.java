package io.weir.streaming.encode;

import io.weir.streaming.record.DeadLetter;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A dead letter as its schema has it. */
final class DeadLetterForm {
  private final Schema schema;
  private final Symbols reasons;

  DeadLetterForm(Schema schema) {
    this.schema = schema;
    this.reasons = Symbols.of(schema, "reason");
  }

  GenericRecord of(DeadLetter letter) {
    GenericRecord record = new GenericData.Record(schema);
    record.put("reason", reasons.of(letter.reason()));
    record.put("detail", letter.detail());
    record.put("topic", letter.topic());
    record.put("partition", letter.partition());
    record.put("offset", letter.offset());
    record.put("append_time", letter.appendTime());
    record.put("stream", letter.stream());
    record.put("record_key", bytes(letter.recordKey()));
    record.put("raw", bytes(letter.raw()));
    record.put("size", letter.size());
    return record;
  }

  private static ByteBuffer bytes(byte[] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
