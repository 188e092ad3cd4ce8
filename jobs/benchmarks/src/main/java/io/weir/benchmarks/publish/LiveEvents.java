package io.weir.benchmarks.publish;

import io.weir.schemas.EventCodec;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.Random;

/** Customers who log in, move between devices and pay, now; every twentieth event is a probe. */
final class LiveEvents {
  /** Begins the account of every probe: a payment the probing pattern holds for. */
  static final String PROBE = "probe-";

  private static final int ACCOUNTS = 20_000;
  private static final int PROBE_EVERY = 20;

  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final EventCodec codec = new EventCodec(catalog.schemas());
  private final Random random;
  private long made;

  LiveEvents(long seed) {
    this.random = new Random(seed);
  }

  /**
   * One event.
   *
   * @param stream its stream
   * @param operation whether it is to be decided
   */
  @SuppressWarnings("ArrayRecordComponent") // only sent on
  record Live(String stream, String key, byte[] value, boolean operation) {}

  /** The next event, as it happens at an instant. */
  Live next(long now) {
    long number = made++;
    int account = random.nextInt(ACCOUNTS);
    if (number % PROBE_EVERY == 0) {
      return payment(number, PROBE + number, account, now);
    }
    int kind = random.nextInt(10);
    if (kind < 6) {
      return login(number, "A-" + account, account, now);
    }
    return kind < 9 ? payment(number, "A-" + account, account, now) : device(number, account, now);
  }

  private Live login(long number, String account, int who, long now) {
    boolean right = random.nextInt(20) > 0;
    RowBuilder row =
        row("login", number, account, who, now)
            .set("activity", "LOGON")
            .set("status", right ? "SUCCESS" : "FAILURE")
            .set("username_hash", "u-" + who);
    return live("login", account, row);
  }

  private Live device(long number, int who, long now) {
    String account = "A-" + who;
    StreamSchema schema = catalog.stream("device");
    String activity = schema.activity().symbols().get(1);
    return live(
        "device", account, row("device", number, account, who, now).set("activity", activity));
  }

  private Live payment(long number, String account, int who, long now) {
    RowBuilder row =
        row("payment", number, account, who, now)
            .set("activity", "PAYMENT_INITIATE")
            .set("status", "SUCCESS")
            .set("direction", "DBIT")
            .set("payee_id", "payee-" + who % 5_000 + "-" + random.nextInt(4))
            .set("base_amount_minor", 100L + random.nextInt(20_000));
    return live("payment", account, row);
  }

  private RowBuilder row(String stream, long number, String account, int who, long now) {
    return new RowBuilder(catalog.stream(stream).layout())
        .set("event_id", "e" + number)
        .set("tenant_id", "bench")
        .set("event_time", now)
        .set("account_id", account)
        .set("device_id", "d-" + who)
        .set("src_ip", "10." + who % 100 + "." + who / 100 % 200 + "." + who % 250);
  }

  private Live live(String stream, String key, RowBuilder row) {
    StreamSchema schema = catalog.stream(stream);
    return new Live(stream, key, codec.encode(schema, row.build()), schema.decide());
  }
}
