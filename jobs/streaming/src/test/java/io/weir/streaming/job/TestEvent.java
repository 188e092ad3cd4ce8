package io.weir.streaming.job;

import io.weir.engine.event.Event;
import io.weir.schemas.EventCodec;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.time.Duration;

/** An event as a producer knows it; on its own, it happens when it is made. */
final class TestEvent {
  static final String TENANT = "t1";

  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  /** A codec is for one thread. */
  private static final ThreadLocal<EventCodec> CODEC =
      ThreadLocal.withInitial(() -> new EventCodec(CATALOG.schemas()));

  private final StreamSchema stream;
  private final String id;
  private final RowBuilder row;
  private String key;
  private long time;

  private TestEvent(String stream, String id, String activity) {
    this.stream = CATALOG.stream(stream);
    this.id = id;
    this.row = new RowBuilder(this.stream.layout());
    with("event_id", id).with("tenant_id", TENANT).with("activity", activity);
    if (this.stream.layout().field("status") != null) {
      with("status", "SUCCESS");
    }
    at(System.currentTimeMillis());
  }

  static TestEvent login(String id, String account, String activity) {
    return new TestEvent("login", id, activity).of(account);
  }

  /** A login that fails with a wrong password. */
  static TestEvent failure(String id, String account) {
    return login(id, account, "LOGON")
        .with("status", "FAILURE")
        .with("status_detail", "INVALID_CREDENTIALS");
  }

  /** A value on the block list for a month, by a source that is sure. */
  static TestEvent blocked(String id, String field, String value) {
    TestEvent event = new TestEvent("indicator", id, "LISTED");
    return event
        .with("list", "BLOCK")
        .with(field, value)
        .with("confidence", 95)
        .with("valid_until", event.time() + Duration.ofDays(30).toMillis());
  }

  static TestEvent device(String id, String account, String activity) {
    return new TestEvent("device", id, activity).of(account);
  }

  static TestEvent payment(String id, String account, String activity) {
    return new TestEvent("payment", id, activity).of(account).with("direction", "DBIT");
  }

  /** A payment of an amount to a payee of its own. */
  static TestEvent payout(String id, String account, long minor) {
    return payment(id, account, "PAYMENT_INITIATE")
        .with("base_amount_minor", minor)
        .with("payee_id", "payee-of-" + id);
  }

  private TestEvent of(String account) {
    key = account;
    return with("account_id", account);
  }

  TestEvent with(String field, Object value) {
    row.set(field, value);
    return this;
  }

  /** Partitions the event by something else than its account. */
  TestEvent keyedBy(String other) {
    key = other;
    return this;
  }

  /**
   * @param epochMillis when it happens
   */
  TestEvent at(long epochMillis) {
    time = epochMillis;
    return with(stream.eventTime().path(), epochMillis);
  }

  String id() {
    return id;
  }

  String stream() {
    return stream.name();
  }

  long time() {
    return time;
  }

  /** What the record is partitioned by. */
  String key() {
    return key == null ? id : key;
  }

  boolean isDecided() {
    return stream.decide();
  }

  /** As it is sent. */
  byte[] bytes() {
    return CODEC.get().encode(stream, row.build());
  }

  /** As the job reads it. */
  Event appended(long appendTime) {
    return new Event(stream, row.build(), appendTime, appendTime, false);
  }
}
