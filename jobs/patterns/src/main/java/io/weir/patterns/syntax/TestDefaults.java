package io.weir.patterns.syntax;

import io.weir.patterns.model.SignalStream;
import io.weir.patterns.proof.Proof;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.StreamSchema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the events of a test carry where the test does not say otherwise. */
final class TestDefaults {
  static final Instant START = Proof.START;

  private static final Map<String, String> USUAL =
      Map.of(
          "status", "SUCCESS",
          "channel", "WEB",
          "actor_type", "CUSTOMER",
          "direction", "DBIT",
          "rail", "SCT",
          "initiator", "CUSTOMER",
          "device_type", "MOBILE");

  private static final Map<String, Object> SIGNAL =
      Map.of(
          "activity",
          SignalStream.RAISED,
          "version",
          1,
          "key_dimension",
          "account",
          "mode",
          "ENFORCE");

  private static final Set<String> INCOMING =
      Set.of("INBOUND_CREDIT", "REFUND", "RETURN", "CASH_DEPOSIT");

  private TestDefaults() {}

  /** Values by field path for the n-th event of a test, from 1. */
  static Map<String, Object> of(StreamSchema stream, int number, long millis, TestValues said) {
    Map<String, Object> values = new LinkedHashMap<>();
    String id = String.format(Locale.ROOT, "e%03d", number);
    values.put(stream.tenant().path(), "t1");
    values.put(stream.eventId().path(), id);
    values.put(stream.eventTime().path(), START.toEpochMilli() + millis);
    if (stream.name().equals(SignalStream.NAME)) {
      values.put("event_id", id);
      values.putAll(SIGNAL);
    }
    if (isText(stream, "end_to_end_id")) {
      values.put("end_to_end_id", id);
    }
    USUAL.forEach(
        (path, value) -> {
          if (isText(stream, path) && allows(stream.layout().field(path), value)) {
            values.put(path, value);
          }
        });
    Object activity = said.value(stream.activity().path());
    if (values.containsKey("direction") && activity != null && INCOMING.contains(activity)) {
      values.put("direction", "CRDT");
    }
    return values;
  }

  private static boolean isText(StreamSchema stream, String path) {
    Field field = stream.layout().field(path);
    return field != null && field.type() == FieldType.STRING;
  }

  private static boolean allows(Field field, String value) {
    return field.symbols().isEmpty() || field.symbols().contains(value);
  }
}
