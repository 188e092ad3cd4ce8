package io.weir.streaming.gatekeeper;

import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import java.time.Duration;

/**
 * Entries by which the guard takes out a pattern that takes too much of a processor: what was
 * published lately, unchanged, and nothing else. What has been in force for longer became costly by
 * what is sent, and whoever sends events must not be able to have it taken out.
 */
public final class Quarantine {
  /** Who writes them. */
  public static final String AUTHOR = "guard";

  private static final String MODE = "off";
  private static final long LATELY = Duration.ofHours(24).toMillis();

  private Quarantine() {}

  /** Whether a pattern may be taken out for what it was asked about at an append time. */
  public static boolean concerns(Published pattern, long appendTime) {
    return pattern.from() > Long.MIN_VALUE
        && appendTime >= pattern.from()
        && appendTime - pattern.from() <= LATELY
        && pattern.pattern().mode().stage() != Mode.Stage.OFF;
  }

  /**
   * The entry.
   *
   * @param reason as people are told
   * @param at append time of what the pattern was asked about last
   */
  public static PatternChange of(Published pattern, String reason, long at) {
    return new PatternChange(
        PatternChange.Kind.PATTERN,
        pattern.pattern().id(),
        pattern.pattern().version(),
        pattern.text(),
        MODE,
        AUTHOR,
        reason,
        at);
  }

  /** Whether an entry says that it is one. */
  static boolean is(PatternChange change) {
    return AUTHOR.equals(change.author()) && MODE.equals(change.mode());
  }

  /**
   * Why an entry that says it is one is none; null: it is.
   *
   * @param before the pattern as it was let in last, null where there was none
   * @param pattern as the entry has it
   */
  static String problem(ControlRecord entry, Published before, Pattern pattern) {
    if (before == null
        || before.pattern().version() != pattern.version()
        || !before.pattern().hash().equals(pattern.hash())) {
      return "the guard takes out what is in force, and changes nothing of it";
    }
    return concerns(before, entry.appendTime())
        ? null
        : "the guard takes out only what was published in the 24 hours before";
  }
}
