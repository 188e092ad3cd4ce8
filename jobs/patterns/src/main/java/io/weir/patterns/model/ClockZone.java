package io.weir.patterns.model;

/**
 * Whose clock an aggregate goes by; one of the two may be null.
 *
 * @param name a time zone of the tz database; beside a field what counts where that names none
 * @param field path of a text field of the asking event that names one
 */
public record ClockZone(String name, String field) {}
