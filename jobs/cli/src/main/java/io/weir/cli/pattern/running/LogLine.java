package io.weir.cli.pattern.running;

import io.weir.patterns.yaml.ContentHash;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * An entry of the log as people and scripts read it.
 *
 * @param id of the pattern
 * @param version of its content
 * @param hash of its content, 16 hex digits
 * @param mode it brought into force; "" where it was refused
 * @param since append time from which events are judged by it; null where it was refused
 * @param published when it was appended to the log
 * @param author who published it
 * @param reason why
 * @param accepted whether it came into force
 * @param problems why not, each with file:line:column
 */
record LogLine(
    String id,
    int version,
    String hash,
    String mode,
    String since,
    String published,
    String author,
    String reason,
    boolean accepted,
    List<String> problems) {

  static LogLine of(Verdict verdict) {
    PatternChange change = verdict.entry().change();
    Long from = verdict.effectiveFrom();
    return new LogLine(
        change.id(),
        change.version(),
        ContentHash.of(change.content()),
        verdict.mode(),
        from == null ? null : Instant.ofEpochMilli(from).toString(),
        Instant.ofEpochMilli(verdict.entry().appendTime()).toString(),
        change.author(),
        change.reason(),
        verdict.accepted(),
        verdict.problems());
  }

  /** In a few words: what, in which mode, by whom and when. */
  String told() {
    return "version %d%s, by %s at %s"
        .formatted(
            version,
            mode.isEmpty() ? "" : ", " + mode,
            author.isEmpty() ? "nobody named" : author,
            published);
  }
}
