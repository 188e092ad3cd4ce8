package io.weir.patterns.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is tuned from day to day.
 *
 * @param name what conditions call it, after {@code params.}
 * @param type INTEGER, DOUBLE, STRING, BOOLEAN or DURATION
 * @param value its value now: Long, Double, String or Boolean; a duration is Long milliseconds
 * @param min least value, or null for strings and booleans
 * @param max greatest value, or null for strings and booleans
 * @param unit what it is counted in, or ""
 * @param tenants its value for the tenants that have one of their own, within the same bounds
 */
public record Parameter(
    String name,
    ValueType type,
    Object value,
    Object min,
    Object max,
    String unit,
    SortedMap<String, Object> tenants) {

  public Parameter {
    tenants = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
  }

  /** One that is the same for all tenants. */
  public Parameter(String name, ValueType type, Object value, Object min, Object max, String unit) {
    this(name, type, value, min, max, unit, Collections.emptySortedMap());
  }

  /** The same with values of their own for some tenants. */
  public Parameter with(SortedMap<String, Object> own) {
    return new Parameter(name, type, value, min, max, unit, own);
  }

  /** Its value for a tenant. */
  public Object of(String tenant) {
    return tenants.getOrDefault(tenant, value);
  }

  /** Whether some tenant has a value of its own. */
  public boolean differs() {
    return !tenants.isEmpty();
  }
}
