package io.weir.cli.pattern.running;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/**
 * A pattern of the running set.
 *
 * @param entry what the log says of it
 * @param warmUntil append time up to which it has not seen as much as it looks back at, so that it
 *     only reports; null where it has
 * @param matches how often it held in the period asked for, in whatever mode
 * @param lastMatch event time of the last time in that period; null where there was none
 * @param cost what evaluating it takes; null where no cluster was asked, or it measured nothing yet
 */
record RunningLine(
    @JsonUnwrapped LogLine entry,
    String warmUntil,
    int matches,
    String lastMatch,
    Costs.Cost cost) {

  static RunningLine of(LogLine entry, long warmUntil, long now, Matches matches, Costs costs) {
    Long last = matches.last(entry.id());
    return new RunningLine(
        entry,
        warmUntil > now ? Instant.ofEpochMilli(warmUntil).toString() : null,
        matches.of(entry.id()),
        last == null ? null : Instant.ofEpochMilli(last).toString(),
        costs.of(entry.id()));
  }
}
