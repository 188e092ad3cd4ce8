package io.weir.engine.account;

import io.weir.engine.property.Happening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Short streams of one account with many ties, few sessions and few devices. */
final class SequenceStreams {
  private static final String[] LOGINS = {"LOGON", "PASSWORD_CHANGE", "LOGOFF"};
  private static final String[] PAYMENTS = {"PAYMENT_INITIATE", "PAYEE_ADD", "REFUND"};

  private SequenceStreams() {}

  /** So many events within so many millis, sorted. */
  static List<Happening> random(Random random, int size, int length) {
    List<Happening> events = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long time = random.nextInt(length);
      boolean login = random.nextBoolean();
      Map<String, Object> fields = new HashMap<>();
      fields.put("account_id", "A");
      fields.put("activity", (login ? LOGINS : PAYMENTS)[Math.min(2, random.nextInt(5) / 2)]);
      fields.put("status", random.nextBoolean() ? "SUCCESS" : "FAILURE");
      put(fields, "device_id", random.nextInt(5) == 0 ? null : "D" + random.nextInt(2));
      put(fields, "session_id", random.nextInt(5) == 0 ? null : "S" + random.nextInt(2));
      String id = "e" + (char) ('a' + random.nextInt(26)) + i;
      events.add(new Happening(login ? "login" : "payment", id, time, time, fields));
    }
    events.sort(null);
    return events;
  }

  private static void put(Map<String, Object> fields, String path, Object value) {
    if (value != null) {
      fields.put(path, value);
    }
  }
}
