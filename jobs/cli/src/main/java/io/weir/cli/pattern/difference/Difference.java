package io.weir.cli.pattern.difference;

/**
 * One thing that is different.
 *
 * @param part what it is about
 * @param what names it within the part
 * @param before its text in the first pattern; null where it was not there
 * @param after its text in the second; null where it is not there any more
 */
record Difference(Part part, String what, String before, String after) {}
