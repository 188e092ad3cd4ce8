package io.weir.cli.pattern;

import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The day a verb judges by what has a last day: the one it is, unless a test says another. */
final class DayOptions {
  @Option(names = "--today", hidden = true, description = "The day it is; for tests.")
  private LocalDate today;

  /** The day, in UTC. */
  LocalDate today() {
    return today == null ? LocalDate.now(ZoneOffset.UTC) : today;
  }
}
