package io.weir.client;

import java.util.List;

/**
 * What to do about one operation.
 *
 * @param id the same for all that is ever said about the operation, subject and scope
 * @param revision grows when late events change what is right
 * @param tenant whose
 * @param subjectType kind of the subject
 * @param subjectId its token
 * @param scope how far the action reaches
 * @param action what to do
 * @param stream stream of the operation's event; empty where a release came when the job no longer
 *     knew it
 * @param eventId the operation's event
 * @param issuedAt when that event was appended, epoch millis
 * @param until epoch millis at which the action ends; Long.MAX_VALUE where nobody said
 * @param late whether the event came late, or waited to be judged in order
 * @param overdue whether it was made later than services wait for it
 * @param degraded whether something was unknown
 * @param acted whether it is to be acted on: enforced, and not simulated
 * @param reasonCodes public codes, R01 and so on
 */
public record Decision(
    String id,
    int revision,
    String tenant,
    String subjectType,
    String subjectId,
    String scope,
    Action action,
    String stream,
    String eventId,
    long issuedAt,
    long until,
    boolean late,
    boolean overdue,
    boolean degraded,
    boolean acted,
    List<String> reasonCodes) {

  public Decision {
    reasonCodes = List.copyOf(reasonCodes);
  }

  /**
   * Whether it lets go what nobody may have looked at: its event came so late that no pattern was
   * asked, as all do of a producer whose clock is behind. Not where a person released it.
   */
  boolean isBlind() {
    return late && degraded && (action == Action.ALLOW || action == Action.MONITOR);
  }

  /** The same, said of an event of that stream. */
  Decision onStream(String other) {
    return new Decision(
        id,
        revision,
        tenant,
        subjectType,
        subjectId,
        scope,
        action,
        other,
        eventId,
        issuedAt,
        until,
        late,
        overdue,
        degraded,
        acted,
        reasonCodes);
  }

  /** Whether it counts once {@code applied}, of the same id, has been acted on. */
  boolean countsAfter(Decision applied) {
    return revision > applied.revision
        || (revision == applied.revision
            && applied.action != Action.RELEASE
            && (action == Action.RELEASE || action.isStricterThan(applied.action)));
  }
}
