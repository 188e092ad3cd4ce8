package io.weir.cli.pattern.difference;

/** What a difference is about, in the order of telling. */
enum Part {
  /** Whose events belong together: everything begins anew. */
  KEY,
  /** Who is reached: mode, and share of keys. */
  AUDIENCE,
  /** What is asked for: severity, group, floor, cap, scope, how long. */
  ACTION,
  /** What matches: steps, conditions, how often. */
  MATCH,
  /** How far back, or forth, is looked. */
  WINDOW,
  /** Windowed values. */
  AGGREGATE,
  /** What is tuned. */
  PARAMETER,
  /** What people are told. */
  METADATA,
  /** The proof inside the file. */
  TEST
}
