package io.weir.streaming.settings;

/**
 * One thing that can be set.
 *
 * @param name its key
 * @param preset the text that stands for it where it is not given; "" for none
 * @param form what its text must look like
 * @param meaning for people: what it does, and when to change it
 */
record Setting<T>(String name, String preset, Form<T> form, String meaning) {}
