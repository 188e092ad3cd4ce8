package io.weir.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.UndecodableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the job might have written. */
final class Said {
  static final String TENANT = "t1";

  /** When decisions end. */
  static final long END = 10_000_000;

  private static final SchemaStore SCHEMAS = SchemaStore.shipped();

  private Said() {}

  static Subject account(String id) {
    return new Subject(TENANT, "ACCOUNT", id);
  }

  /** A restriction on paying out. */
  static Restriction restriction(String account, Action action, long epoch, long until) {
    return new Restriction(
        account(account),
        "ACCOUNT_OUTBOUND",
        action,
        epoch,
        false,
        0,
        until,
        true,
        List.of("p"),
        List.of("R04"));
  }

  static Restriction release(String account, long epoch, long until) {
    Restriction said = restriction(account, Action.ALLOW, epoch, until);
    return new Restriction(
        said.subject(),
        said.scope(),
        said.action(),
        epoch,
        true,
        0,
        until,
        true,
        List.of(),
        List.of());
  }

  static Decision decision(String id, int revision, Action action) {
    return new Decision(
        id, revision, TENANT, "ACCOUNT", "A", "PAYMENT", action, "payment", "e-" + id, 0, END,
        false, false, false, true, List.of());
  }

  /** The same on an event that came too late for any pattern to be asked. */
  static Decision blind(String id, Action action) {
    return new Decision(
        id, 0, TENANT, "ACCOUNT", "A", "PAYMENT", action, "payment", "e-" + id, 0, END, true, false,
        true, true, List.of());
  }

  static ProducerRecord<byte[], byte[]> record(String topic, Restriction said) {
    Schema schema = SCHEMAS.named("io.weir.outputs.Restriction");
    GenericRecordBuilder record =
        new GenericRecordBuilder(schema)
            .set("tenant_id", said.subject().tenant())
            .set("subject_type", symbol(schema, "subject_type", said.subject().type()))
            .set("subject_id", said.subject().id())
            .set("scope", symbol(schema, "scope", said.scope()))
            .set("action", symbol(schema, "action", said.action().name()))
            .set("epoch", said.epoch())
            .set("state", symbol(schema, "state", said.released() ? "RELEASED" : "IN_FORCE"))
            .set("effective_from", said.from())
            .set("expires_at", said.until())
            .set("mode", symbol(schema, "mode", "ENFORCE"))
            .set("issued_at", said.from());
    byte[] key = (said.subject().id() + "|" + said.scope()).getBytes(UTF_8);
    return new ProducerRecord<>(topic, key, new EventCodec(SCHEMAS).encode(record.build()));
  }

  static ProducerRecord<byte[], byte[]> record(String topic, Decision said) {
    Schema schema = SCHEMAS.named("io.weir.outputs.Decision");
    GenericRecordBuilder record =
        new GenericRecordBuilder(schema)
            .set("decision_id", said.id())
            .set("revision", said.revision())
            .set("tenant_id", said.tenant())
            .set("subject_type", symbol(schema, "subject_type", said.subjectType()))
            .set("subject_id", said.subjectId())
            .set("scope", symbol(schema, "scope", said.scope()))
            .set("action", symbol(schema, "action", said.action().name()))
            .set("level", 0)
            .set("score", 0.0)
            .set("trigger_stream", said.stream())
            .set("trigger_event_id", said.eventId())
            .set("event_time", 0L)
            .set("issued_at", said.issuedAt())
            .set("effective_from", 0L)
            .set("expires_at", said.until())
            .set("mode", symbol(schema, "mode", "ENFORCE"))
            .set("late", said.late())
            .set("degraded", said.degraded())
            .set("simulated", !said.acted());
    return new ProducerRecord<>(
        topic, said.subjectId().getBytes(UTF_8), new EventCodec(SCHEMAS).encode(record.build()));
  }

  /** The same record as a revision writes it that nobody here knows: with one more field. */
  static ProducerRecord<byte[], byte[]> ahead(ProducerRecord<byte[], byte[]> record) {
    try {
      Schema known =
          SCHEMAS.byFingerprint(
              ByteBuffer.wrap(record.value()).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
      GenericRecord said = new EventCodec(SCHEMAS).decode(known, record.value());
      Schema next =
          new Schema.Parser()
              .parse(
                  known
                      .toString()
                      .replaceFirst(
                          "\\{\"name\":\"tenant_id\"",
                          "{\"name\":\"added_later\",\"type\":[\"null\",\"string\"],\"default\":null},$0"));
      GenericRecord more = new GenericData.Record(next);
      known.getFields().forEach(field -> more.put(field.name(), said.get(field.name())));
      return new ProducerRecord<>(
          record.topic(), record.key(), new EventCodec(SCHEMAS).encode(more));
    } catch (UndecodableException e) {
      throw new IllegalArgumentException("not of a known schema", e);
    }
  }

  static byte[] heartbeat(long until, int subtask, int subtasks) {
    return ByteBuffer.allocate(16).putLong(until).putInt(subtask).putInt(subtasks).array();
  }

  static ProducerRecord<byte[], byte[]> heartbeat(String topic, int partition, long until) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, partition, null, new byte[] {1});
    record.headers().add(Heartbeats.HEADER, heartbeat(until, 0, 1));
    return record;
  }

  private static EnumSymbol symbol(Schema record, String field, String name) {
    return new EnumSymbol(record.getField(field).schema(), name);
  }
}
