package io.weir.engine.event;

import io.weir.schemas.Row;
import java.nio.charset.StandardCharsets;

/**
 * The names of tenants: they are few and stand on every event, so that those of one after another
 * share theirs. Thread-safe.
 */
final class Tenants {
  private static volatile Tenants latest = new Tenants("");

  private final String name;
  private final byte[] utf8;

  private Tenants(String name) {
    this.name = name;
    this.utf8 = name.getBytes(StandardCharsets.UTF_8);
  }

  /** The text of a row's field, which is not null. */
  static String name(Row row, int field) {
    Tenants known = latest;
    if (!row.stringEquals(field, known.utf8)) {
      known = new Tenants(row.getString(field));
      latest = known;
    }
    return known.name;
  }
}
