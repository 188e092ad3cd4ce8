package io.weir.cli.demo;

import java.util.List;

/** The demo's topics, by the names the settings give them by default. */
final class DemoTopics {
  static final String PATTERNS = "patterns";
  static final String DECISIONS = "decisions";
  static final String RESTRICTIONS = "restrictions";
  static final String ALERTS = "alerts";
  static final String DEAD_LETTERS = "dead-letters";
  static final String LATE = "late";
  static final String DISPOSITIONS = "disposition";
  static final String SCORECARDS = "scorecards";

  static final List<String> STREAMS = List.of("login", "device", "payment");
  static final List<String> WATCHED = List.of(DECISIONS, RESTRICTIONS, ALERTS, DEAD_LETTERS, LATE);
  static final List<String> SINGLE =
      List.of(
          PATTERNS,
          "pattern-verdicts",
          "audit",
          "signals",
          "indicator",
          DISPOSITIONS,
          "directive",
          "profile",
          "treasury",
          ALERTS,
          DEAD_LETTERS,
          LATE);

  /** Of one partition, in which the newest record of a key stays. */
  static final List<String> COMPACTED = List.of(RESTRICTIONS, SCORECARDS);

  private DemoTopics() {}
}
