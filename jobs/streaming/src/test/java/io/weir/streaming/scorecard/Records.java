package io.weir.streaming.scorecard;

import static io.weir.streaming.Samples.CATALOG;

import io.weir.schemas.EventCodec;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** What the main job says, and what people say about it, as bytes on their topics. */
public final class Records {
  public static final String TENANT = "t1";

  private Records() {}

  private static Schema schema(Source source) {
    return CATALOG.schemas().named(source.schema());
  }

  private static GenericData.EnumSymbol symbol(Schema schema, String field, String value) {
    return new GenericData.EnumSymbol(schema.getField(field).schema(), value);
  }

  private static byte[] bytes(GenericRecordBuilder record) {
    return new EventCodec(CATALOG.schemas()).encode(record.build());
  }

  /** An alert that rests on one event of the account {@code A-id}. */
  public static byte[] alert(String id, int revision, String state, long time) {
    Schema schema = schema(Source.ALERTS);
    return bytes(
        new GenericRecordBuilder(schema)
            .set("alert_id", id)
            .set("revision", revision)
            .set("state", symbol(schema, "state", state))
            .set("tenant_id", TENANT)
            .set("pattern_id", "p")
            .set("version", 2)
            .set("key_dimension", "account")
            .set("key", "A-" + id)
            .set("account_id", "A-" + id)
            .set("action", symbol(schema, "action", "HOLD"))
            .set("signal_id", "signal-" + id)
            .set("event_ids", List.of("first-" + id, "event-" + id))
            .set("first_event_time", time)
            .set("last_event_time", time)
            .set("issued_at", time)
            .set("mode", symbol(schema, "mode", "ENFORCE")));
  }

  /** What a pattern in some mode said of the account {@code A-id}. */
  public static byte[] signal(String id, String event, String mode, String activity, long time) {
    Schema schema = schema(Source.SIGNALS);
    return bytes(
        new GenericRecordBuilder(schema)
            .set("event_id", "statement-" + id + event + activity)
            .set("tenant_id", TENANT)
            .set("event_time", time)
            .set("activity", symbol(schema, "activity", activity))
            .set("account_id", "A-" + id)
            .set("signal_id", "signal-" + id + event)
            .set("revision", activity.equals("RAISED") ? 0 : 1)
            .set("pattern_id", "quiet")
            .set("version", 1)
            .set("key_dimension", "account")
            .set("key", "A-" + id)
            .set("event_ids", List.of(event))
            .set("mode", symbol(schema, "mode", mode)));
  }

  /** A decision on the event {@code event-id}, by the patterns {@code p} and {@code other}. */
  public static byte[] decision(
      String id, int revision, String action, long time, Long amount, boolean simulated) {
    Schema schema = schema(Source.DECISIONS);
    return bytes(
        new GenericRecordBuilder(schema)
            .set("decision_id", "decision-" + id)
            .set("revision", revision)
            .set("tenant_id", TENANT)
            .set("subject_type", symbol(schema, "subject_type", "ACCOUNT"))
            .set("subject_id", "A-" + id)
            .set("scope", symbol(schema, "scope", "PAYMENT"))
            .set("action", symbol(schema, "action", action))
            .set("level", 3)
            .set("score", 60.0)
            .set("signals", List.of(evidence("p", 2, id), evidence("other", 7, id)))
            .set("trigger_stream", "payment")
            .set("trigger_event_id", "event-" + id)
            .set("event_time", time)
            .set("issued_at", time)
            .set("effective_from", time)
            .set("amount_at_risk_minor", amount)
            .set("simulated", simulated));
  }

  private static GenericRecord evidence(String pattern, int version, String id) {
    Schema schema = schema(Source.DECISIONS).getField("signals").schema().getElementType();
    return new GenericRecordBuilder(schema)
        .set("signal_id", "signal-" + pattern + id)
        .set("pattern_id", pattern)
        .set("version", version)
        .set("event_time", 0L)
        .set("event_ids", List.of("cause-" + id))
        .build();
  }

  /** A label; what is null is not named. */
  public static byte[] disposition(
      String id, String verdict, long time, String alert, String event, String corrects) {
    return bytes(label(id, verdict, time, alert, event, corrects));
  }

  /** A label of the account {@code A-id}, in other hands since some instant. */
  public static byte[] taken(String id, String verdict, long since, long time) {
    return bytes(
        label("taken-" + id, verdict, time, null, null, null)
            .set("account_id", "A-" + id)
            .set("effective_from", since));
  }

  private static GenericRecordBuilder label(
      String id, String verdict, long time, String alert, String event, String corrects) {
    Schema schema = schema(Source.DISPOSITIONS);
    return new GenericRecordBuilder(schema)
        .set("event_id", id)
        .set("tenant_id", TENANT)
        .set("event_time", time)
        .set("verdict", symbol(schema, "verdict", verdict))
        .set("alert_id", alert)
        .set("original_event_id", event)
        .set("corrects_event_id", corrects)
        .set("account_id", "somebody");
  }
}
