package io.weir.streaming.record;

import io.weir.signing.Grant;
import java.util.List;

/**
 * What became of a control record, for the audit trail. Says nothing that another reading of the
 * record would not say again.
 *
 * @param topic where the record stands
 * @param partition where it stands
 * @param offset where it stands
 * @param appendTime of the record, epoch millis
 * @param purpose what it is signed for: {@code patterns}, or the name of a stream
 * @param kind what it changes: {@code pattern}, {@code policy}, or the name of a stream
 * @param id of the pattern, or of the event; "" where it could not be read
 * @param what happened, in a word or two; "" for nothing
 * @param author who it says said it; "" for nobody
 * @param reason it gives; "" for none
 * @param problems why it is refused; empty where it is accepted
 * @param grant its signatures
 */
public record AuditEntry(
    String topic,
    int partition,
    long offset,
    long appendTime,
    String purpose,
    String kind,
    String id,
    String what,
    String author,
    String reason,
    List<String> problems,
    Grant grant) {

  /** Room for what a person wrote: more is cut off. */
  private static final int MOST = 500;

  private static final int MOST_PROBLEMS = 5;

  public AuditEntry {
    id = cut(id);
    author = cut(author);
    reason = cut(reason);
    problems = problems.stream().limit(MOST_PROBLEMS).map(AuditEntry::cut).toList();
  }

  private static String cut(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST);
  }

  /** What became of an entry of the log of patterns and policy. */
  public static AuditEntry of(Verdict verdict, String purpose) {
    ControlRecord entry = verdict.entry();
    PatternChange change = entry.change();
    boolean known = change != null;
    String mode = verdict.mode().isEmpty() ? "" : " " + verdict.mode();
    return new AuditEntry(
        entry.topic(),
        entry.partition(),
        entry.offset(),
        entry.appendTime(),
        purpose,
        known ? change.kind().name().toLowerCase(java.util.Locale.ROOT) : "unknown",
        known ? change.id() : "",
        known ? "version " + change.version() + mode : "",
        known ? change.author() : "",
        known ? change.reason() : "",
        verdict.problems(),
        entry.grant());
  }

  /** Whether it counts. */
  public boolean accepted() {
    return problems.isEmpty();
  }
}
