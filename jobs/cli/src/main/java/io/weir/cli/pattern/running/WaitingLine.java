package io.weir.cli.pattern.running;

import io.weir.patterns.yaml.ContentHash;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.time.Instant;

/**
 * A change that waits for a second person, as people and scripts read it.
 *
 * @param id of the pattern, or of what else it changes
 * @param version of its content
 * @param hash of its content, 16 hex digits
 * @param mode it brings; null: the one its file states
 * @param author who made it
 * @param reason why
 * @param made when
 * @param signatures how many it has
 * @param inForce what the log says now; null where it says nothing yet
 * @param overtaken why it can no longer be published; null where it can
 * @param content the file; null where nobody asked for it
 */
record WaitingLine(
    String id,
    int version,
    String hash,
    String mode,
    String author,
    String reason,
    String made,
    int signatures,
    LogLine inForce,
    String overtaken,
    String content) {

  static WaitingLine of(ChangeRecord record, LogBook book, boolean withContent) {
    PatternChange said = record.change();
    Verdict now = book.inForce(said);
    return new WaitingLine(
        said.id(),
        said.version(),
        ContentHash.of(said.content()),
        said.mode(),
        said.author(),
        said.reason(),
        Instant.ofEpochMilli(said.publishedAt()).toString(),
        record.signatures().size(),
        now == null ? null : LogLine.of(now),
        Overtaken.problem(said, book),
        withContent ? said.content() : null);
  }
}
