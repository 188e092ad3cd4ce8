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
 * @param tenants its value for the tenants that have one of their own, within the same bounds; a
 *     tenant's value goes before that of a threshold profile
 * @param profiles its value by named threshold profile, within the same bounds
 */
public record Parameter(
    String name,
    ValueType type,
    Object value,
    Object min,
    Object max,
    String unit,
    SortedMap<String, Object> tenants,
    SortedMap<String, Object> profiles) {

  public Parameter {
    tenants = Collections.unmodifiableSortedMap(new TreeMap<>(tenants));
    profiles = Collections.unmodifiableSortedMap(new TreeMap<>(profiles));
  }

  /** One that is the same for everybody. */
  public Parameter(String name, ValueType type, Object value, Object min, Object max, String unit) {
    this(
        name,
        type,
        value,
        min,
        max,
        unit,
        Collections.emptySortedMap(),
        Collections.emptySortedMap());
  }

  /** The same with values of their own for some tenants. */
  public Parameter withTenants(SortedMap<String, Object> own) {
    return new Parameter(name, type, value, min, max, unit, own, profiles);
  }

  /** The same with values of their own for some threshold profiles. */
  public Parameter withProfiles(SortedMap<String, Object> own) {
    return new Parameter(name, type, value, min, max, unit, tenants, own);
  }

  /**
   * Its value where an event of a tenant is judged.
   *
   * @param profile the threshold profile of whom it is about; null or a stranger: none
   */
  public Object of(String tenant, String profile) {
    Object usual = profile == null ? value : profiles.getOrDefault(profile, value);
    return tenants.getOrDefault(tenant, usual);
  }

  /** Whether it is not the same for everybody. */
  public boolean differs() {
    return !tenants.isEmpty() || !profiles.isEmpty();
  }
}
