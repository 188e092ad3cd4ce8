package io.weir.patterns.compiler;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An upper estimate of how large a regular expression becomes once its counted repetitions are
 * written out; {@code ((a{100}){100}){100}} is short and has a million parts.
 */
final class RegexSize {
  private static final long HUGE = 1_000_000_000;

  private final String pattern;
  private int at;

  /** Size so far of each open group, and of what a repetition would repeat. */
  private final Deque<Long> groups = new ArrayDeque<>();

  private long last;

  private RegexSize(String pattern) {
    this.pattern = pattern;
  }

  static long estimate(String pattern) {
    return new RegexSize(pattern).estimate();
  }

  private long estimate() {
    groups.push(0L);
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      switch (c) {
        case '\\' -> atom(escape());
        case '[' -> atom(characterClass());
        case '(' -> open();
        case ')' -> close();
        case '{' -> repeat();
        default -> atom(1);
      }
    }
    while (groups.size() > 1) {
      close();
    }
    return groups.pop();
  }

  private void atom(int length) {
    last = 1;
    grow(1);
    at += length;
  }

  private void grow(long by) {
    groups.push(Math.min(HUGE, groups.pop() + by));
  }

  private int escape() {
    return pattern.startsWith("\\p{", at) || pattern.startsWith("\\P{", at)
        ? Math.max(2, pattern.indexOf('}', at) + 1 - at)
        : 2;
  }

  private int characterClass() {
    int i = at + 1;
    if (i < pattern.length() && pattern.charAt(i) == '^') {
      i++;
    }
    if (i < pattern.length() && pattern.charAt(i) == ']') {
      i++;
    }
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, pattern.length() - 1) + 1 - at;
  }

  private void open() {
    groups.push(2L);
    at++;
  }

  private void close() {
    at++;
    if (groups.size() > 1) {
      last = groups.pop();
      grow(last);
    }
  }

  private void repeat() {
    int end = pattern.indexOf('}', at);
    long times = end < 0 ? 1 : greatestNumber(pattern.substring(at + 1, end));
    grow(last * Math.max(0, times - 1));
    last = Math.min(HUGE, last * Math.max(1, times));
    at = end < 0 ? at + 1 : end + 1;
  }

  /** Of {@code n}, {@code n,} and {@code n,m}; 1 if it is no repetition but plain characters. */
  private static long greatestNumber(String counts) {
    long greatest = 1;
    for (String count : counts.split(",", -1)) {
      if (count.matches("[0-9]{1,6}")) {
        greatest = Math.max(greatest, Long.parseLong(count) + 1);
      }
    }
    return greatest;
  }
}
