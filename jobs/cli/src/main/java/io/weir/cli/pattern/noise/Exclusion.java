package io.weir.cli.pattern.noise;

import java.time.LocalDate;

/**
 * A pattern that is not held to its budget for a while.
 *
 * @param pattern its id
 * @param reason why
 * @param until the last day it holds
 * @param line where it stands in its file, from 1
 */
public record Exclusion(String pattern, String reason, LocalDate until, int line) {

  /** Whether it does not hold any more. */
  public boolean expired(LocalDate today) {
    return today.isAfter(until);
  }
}
