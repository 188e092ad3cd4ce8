package io.weir.client.example;

import java.util.HashMap;
import java.util.Map;

/**
 * What a customer asks for.
 *
 * @param id of its event
 * @param account that pays
 * @param payee that is paid
 * @param minor minor units of the base currency
 */
record Payment(String id, String account, String payee, long minor) {

  /**
   * A payment from the part of an address after the question mark.
   *
   * @throws IllegalArgumentException naming what is missing or no number
   */
  static Payment parse(String query) {
    Map<String, String> given = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        given.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    String amount = needed(given, "amount");
    try {
      return new Payment(
          needed(given, "id"),
          needed(given, "account"),
          needed(given, "payee"),
          Long.parseLong(amount));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("amount is no number of minor units: " + amount, e);
    }
  }

  private static String needed(Map<String, String> given, String name) {
    String value = given.get(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("missing: " + name);
    }
    return value;
  }
}
