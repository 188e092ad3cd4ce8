package io.weir.streaming.settings;

/**
 * Keys that are not ours: everything below a prefix.
 *
 * @param prefix with its dot
 * @param values what the values are
 * @param meaning for people
 */
record Section(String prefix, String values, String meaning) {}
