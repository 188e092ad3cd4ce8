package io.weir.patterns.model;

/**
 * Whose clock an aggregate goes by; of the three the first that says one counts, and any may be
 * null.
 *
 * @param field path of a text field of the asking event that names a zone
 * @param known an aggregate of the same event that is a text and names one
 * @param name a time zone of the tz database
 */
public record ClockZone(String field, Aggregate known, String name) {}
