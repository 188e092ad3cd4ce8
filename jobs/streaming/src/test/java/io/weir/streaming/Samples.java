package io.weir.streaming;

import io.weir.engine.event.Event;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.List;
import java.util.Map;

/** Events and signals as tests of this module need them. */
public final class Samples {
  /** Monday morning; everything happens around it. */
  public static final long T = 1_767_607_200_000L;

  public static final StreamCatalog CATALOG = StreamCatalog.shipped();

  private Samples() {}

  /** A login of account A that happened at {@link #T}. */
  public static RowBuilder login() {
    return new RowBuilder(CATALOG.stream("login").layout())
        .set("event_id", "e1")
        .set("tenant_id", "t1")
        .set("event_time", T)
        .set("activity", "LOGON")
        .set("account_id", "A")
        .set("session_id", "S1")
        .set("src_ip", "192.0.2.7");
  }

  /** A payout of 600.00 from account A that happened at {@link #T}. */
  public static RowBuilder payment() {
    return new RowBuilder(CATALOG.stream("payment").layout())
        .set("event_id", "p1")
        .set("tenant_id", "t1")
        .set("event_time", T)
        .set("activity", "PAYMENT_INITIATE")
        .set("account_id", "A")
        .set("end_to_end_id", "E2E")
        .set("direction", "DBIT")
        .set("base_amount_minor", 60_000L);
  }

  /** The event of a row, appended 20 ms after it happened and sent 5 ms before that. */
  public static Event event(RowBuilder builder) {
    Row row = builder.build();
    StreamSchema stream = CATALOG.stream(row.layout().stream());
    long time = row.getLong(stream.eventTime().index());
    return new Event(stream, row, time + 20, time + 15, false);
  }

  /** The bytes a producer would send of a row. */
  public static byte[] bytes(RowBuilder builder) {
    Row row = builder.build();
    return new EventCodec(CATALOG.schemas()).encode(CATALOG.stream(row.layout().stream()), row);
  }

  /** A signal raised at {@link #T} by e1 that holds payments for a day. */
  public static LiveSignal signal(String id, String dimension, String key) {
    return signal(id, dimension, key, Map.of("failures", "7"));
  }

  /** The same, resting on these values. */
  public static LiveSignal signal(
      String id, String dimension, String key, Map<String, String> values) {
    return new LiveSignal(
        id,
        "some-pattern",
        3,
        "strong",
        Severity.HIGH,
        "CHG",
        dimension,
        key,
        T,
        "e1",
        T + 86_400_000,
        List.of(
            new Effect(Action.STEP_UP, Action.HOLD, Scope.ACCOUNT, T + 86_400_000),
            new Effect(Action.HOLD, Action.BLOCK, Scope.PAYMENT, T + 86_400_000)),
        true,
        false,
        List.of("e0", "e1"),
        "because",
        values);
  }
}
