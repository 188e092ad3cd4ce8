package io.weir.engine.decision;

import io.weir.engine.event.Event;
import io.weir.patterns.model.Action;

/**
 * What people are told of an operation that waits for them.
 *
 * @param id hash of the decision's id: the same for all that is said of one operation
 * @param revision 0 where it is due, 1 for what became of that
 * @param state how it stands
 * @param operation what waits
 * @param subjectType account, user or event
 * @param subject its key
 * @param decision id of the decision
 * @param action what was decided
 * @param until epoch millis at which that ends by itself
 * @param at event time at which it became so; that of the operation where it was answered, or told
 *     of early as there was no room for it any more
 */
public record Unanswered(
    String id,
    int revision,
    State state,
    Event operation,
    String subjectType,
    String subject,
    String decision,
    Action action,
    long until,
    long at) {
  /** What alerts call the cause, in the place of a pattern. */
  public static final String CAUSE = "hold-unanswered";

  /** How it stands. */
  public enum State {
    /** Most of its time has passed, and nobody has let it go or said what it is. */
    DUE,
    /** After it was due, it was let go or labelled, or there is no reason for it any more. */
    ANSWERED,
    /** It ended, and nobody had answered. */
    EXPIRED
  }
}
