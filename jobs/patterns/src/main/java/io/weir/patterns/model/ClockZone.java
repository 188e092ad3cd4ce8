package io.weir.patterns.model;

/**
 * Whose clock an aggregate goes by; exactly one of the two is not null.
 *
 * @param name a time zone of the tz database
 * @param field path of a text field of the asking event that names one
 */
public record ClockZone(String name, String field) {}
