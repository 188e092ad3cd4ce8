package io.weir.streaming.record;

import java.util.List;

/**
 * What became of a record of the log of patterns and policy.
 *
 * @param entry the record
 * @param problems everything wrong with it, each with file:line:column; empty where it is accepted
 * @param effectiveFrom append time from which events are judged by it, epoch millis; null where it
 *     is refused
 * @param mode the mode in force, as files write it; "" where there is none
 */
public record Verdict(ControlRecord entry, List<String> problems, Long effectiveFrom, String mode) {

  public Verdict {
    problems = List.copyOf(problems);
  }

  /** Whether it is, or will be, in force. */
  public boolean accepted() {
    return effectiveFrom != null;
  }
}
