package io.weir.streaming.record;

/** Where a record the job writes goes; the settings say which topic that is. */
public enum Destination {
  DECISIONS,
  RESTRICTIONS,
  ALERTS,
  SIGNALS,
  PATTERN_VERDICTS,
  DEAD_LETTERS,
  LATE,
  AUDIT,
  /** Only where a topic is set for it: events with what was known when they were judged. */
  EVALUATED,
  /** Written by the job that keeps scores, not by the main job. */
  SCORECARDS,
  /** The log of patterns and policy itself: what the guard says. */
  PATTERNS
}
