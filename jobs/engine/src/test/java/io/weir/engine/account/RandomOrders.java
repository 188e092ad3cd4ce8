package io.weir.engine.account;

import io.weir.engine.property.Happening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What people may order about an account, at random. */
final class RandomOrders {
  private static final String[] SCOPES = {"SESSION", "ACCOUNT_OUTBOUND", "ACCOUNT_LOGIN"};

  private RandomOrders() {}

  /** An order in the place of another event, perhaps about one of the others. */
  static Happening random(Random random, Happening when, List<Happening> others) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("account_id", "A");
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        fields.put("activity", "RELEASED");
        fields.put("scope", random.nextBoolean() ? null : SCOPES[random.nextInt(3)]);
      }
      case 2 -> {
        fields.put("activity", "RELEASED");
        Happening operation = others.get(random.nextInt(others.size()));
        boolean login = operation.stream().equals("login");
        fields.put("original_event_id", operation.id());
        fields.put("original_revision", 1000);
        fields.put("scope", login ? "ACCOUNT_LOGIN" : "PAYMENT");
      }
      case 3 -> ofPattern(random, fields, "CLEARED");
      case 4 -> ofPattern(random, fields, "UNSNOOZED");
      default -> {
        ofPattern(random, fields, random.nextInt(4) == 0 ? "SNOOZED" : "SUPPRESSED");
        fields.put("valid_until", Happening.START + when.time() + random.nextInt(60));
      }
    }
    return new Happening("directive", when.id(), when.time(), when.time(), fields);
  }

  private static void ofPattern(Random random, Map<String, Object> fields, String activity) {
    fields.put("activity", activity);
    fields.put("pattern_id", "p" + random.nextInt(3));
    fields.put("matched_device_id", random.nextInt(4) == 0 ? "D1" : null);
  }
}
