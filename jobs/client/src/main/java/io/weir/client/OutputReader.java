package io.weir.client;

import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.UndecodableException;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Reads what the job writes. For one thread. */
final class OutputReader {
  private final EventCodec codec;
  private final Schema decision;
  private final Schema restriction;

  OutputReader() {
    SchemaStore schemas = SchemaStore.shipped();
    this.codec = new EventCodec(schemas);
    this.decision = schemas.named("io.weir.outputs.Decision");
    this.restriction = schemas.named("io.weir.outputs.Restriction");
  }

  Decision decision(byte[] bytes) throws UndecodableException {
    GenericRecord said = codec.decode(decision, bytes);
    return new Decision(
        text(said, "decision_id"),
        (int) said.get("revision"),
        text(said, "tenant_id"),
        text(said, "subject_type"),
        text(said, "subject_id"),
        text(said, "scope"),
        Action.of(text(said, "action")),
        text(said, "trigger_stream"),
        text(said, "trigger_event_id"),
        (long) said.get("issued_at"),
        until(said),
        (boolean) said.get("late"),
        (boolean) said.get("overdue"),
        (boolean) said.get("degraded"),
        isEnforced(said) && !(boolean) said.get("simulated"),
        texts(said, "reason_codes"));
  }

  Restriction restriction(byte[] bytes) throws UndecodableException {
    GenericRecord said = codec.decode(restriction, bytes);
    return new Restriction(
        new Subject(text(said, "tenant_id"), text(said, "subject_type"), text(said, "subject_id")),
        text(said, "scope"),
        Action.of(text(said, "action")),
        (long) said.get("epoch"),
        text(said, "state").equals("RELEASED"),
        (long) said.get("effective_from"),
        until(said),
        isEnforced(said),
        texts(said, "pattern_ids"),
        texts(said, "reason_codes"),
        following(said));
  }

  private static List<Restriction.Following> following(GenericRecord said) {
    return ((Collection<?>) said.get("then"))
        .stream()
            .map(GenericRecord.class::cast)
            .map(
                next ->
                    new Restriction.Following(
                        Action.of(text(next, "action")), (long) next.get("expires_at")))
            .toList();
  }

  private static boolean isEnforced(GenericRecord said) {
    return text(said, "mode").equals("ENFORCE");
  }

  private static long until(GenericRecord said) {
    Object end = said.get("expires_at");
    return end == null ? Long.MAX_VALUE : (long) end;
  }

  private static String text(GenericRecord said, String field) {
    return said.get(field).toString();
  }

  private static List<String> texts(GenericRecord said, String field) {
    return ((Collection<?>) said.get(field)).stream().map(Object::toString).toList();
  }
}
