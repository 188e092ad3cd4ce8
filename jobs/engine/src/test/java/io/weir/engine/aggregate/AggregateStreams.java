package io.weir.engine.aggregate;

import io.weir.engine.property.Happening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Streams of one account: bursts, ties, missing values, and an order of arrival. */
public final class AggregateStreams {
  private static final String[] SESSIONS = {"S1", "S2", null};
  private static final String[] ZONES = {
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "nowhere"
  };
  private static final String[] STATUSES = {"SUCCESS", "FAILURE"};

  private AggregateStreams() {}

  /**
   * Events over some windows.
   *
   * @param lateness how much later than its time an event may arrive; 0: in order
   */
  public static List<Happening> random(Random random, long over, int size, long lateness) {
    long length = Math.max(4, over * (1 + random.nextInt(3)));
    long pane = Math.max(1, over / 64);
    List<Happening> events = new ArrayList<>();
    long burst = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || random.nextInt(30) == 0) {
        burst = bounded(random, length);
      }
      long time =
          switch (random.nextInt(8)) {
            case 0 -> bounded(random, length);
            case 1 -> burst;
            case 2 -> burst + over + bounded(random, pane);
            default -> burst + bounded(random, pane);
          };
      boolean ahead = lateness > 0 && random.nextInt(8) == 0;
      long append = time + (lateness == 0 ? 0 : bounded(random, lateness));
      append = ahead ? time - bounded(random, over) : append;
      boolean payment = random.nextInt(4) > 0;
      events.add(
          new Happening(
              payment ? "payment" : "login",
              "e" + Integer.toString(random.nextInt(100_000), 36) + "-" + i,
              time,
              append,
              payment ? payment(random) : login(random)));
    }
    for (int left = random.nextInt(1 + size / 4); left > 0; left--) {
      events.add(removal(random, events.get(random.nextInt(events.size())), over, lateness));
    }
    events.sort(Comparator.comparingLong(Happening::append));
    return events;
  }

  /** The news that an event came to nothing: after it as a rule, but clocks differ. */
  private static Happening removal(Random random, Happening of, long over, long lateness) {
    long apart =
        switch (random.nextInt(6)) {
          case 0 -> 0;
          case 1 -> -bounded(random, over * 2);
          case 2 -> bounded(random, 1 + over / 64);
          default -> bounded(random, over + 1);
        };
    long time = Math.max(0, of.time() + apart);
    Map<String, Object> fields = payment(random);
    fields.put("activity", "PAYMENT_STATUS");
    fields.put("original_event_id", of.id());
    if (of.fields().get("session_id") != null) {
      fields.put("session_id", of.fields().get("session_id"));
    }
    long append = time + (lateness == 0 ? 0 : bounded(random, lateness));
    String id = "e" + Integer.toString(random.nextInt(100_000), 36) + "-" + of.id();
    return new Happening("payment", id, time, append, fields);
  }

  private static Map<String, Object> payment(Random random) {
    Map<String, Object> fields = common(random);
    fields.put("activity", "PAYMENT_INITIATE");
    put(fields, random, "base_amount_minor", (long) (Math.exp(random.nextDouble() * 12) - 100));
    put(fields, random, "payee_id", "P" + random.nextInt(12));
    put(fields, random, "is_instant", random.nextBoolean());
    put(fields, random, "merchant_lat", (random.nextInt(1800) - 900) / 10.0);
    put(fields, random, "payee_trusted_since", Happening.START + random.nextInt(5) * 1_500_000L);
    return fields;
  }

  private static Map<String, Object> login(Random random) {
    Map<String, Object> fields = common(random);
    fields.put("activity", "LOGON");
    return fields;
  }

  private static Map<String, Object> common(Random random) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("account_id", "A");
    fields.put("status", STATUSES[random.nextInt(2)]);
    fields.put("channel", random.nextBoolean() ? "WEB" : "API");
    put(fields, random, AggregateSpec.ZONE, ZONES[random.nextInt(ZONES.length)]);
    put(fields, random, "device_id", "D" + random.nextInt(6));
    String session = SESSIONS[random.nextInt(3)];
    if (session != null) {
      fields.put("session_id", session);
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, Random random, String path, Object value) {
    if (random.nextInt(8) > 0) {
      fields.put(path, value);
    }
  }

  private static long bounded(Random random, long bound) {
    return bound <= 1 ? 0 : Math.floorMod(random.nextLong(), bound);
  }
}
