package io.weir.patterns.model;

/**
 * What is tuned from day to day.
 *
 * @param name what conditions call it, after {@code params.}
 * @param type INTEGER, DOUBLE, STRING, BOOLEAN or DURATION
 * @param value its value now: Long, Double, String or Boolean; a duration is Long milliseconds
 * @param min least value, or null for strings and booleans
 * @param max greatest value, or null for strings and booleans
 * @param unit what it is counted in, or ""
 */
public record Parameter(
    String name, ValueType type, Object value, Object min, Object max, String unit) {}
