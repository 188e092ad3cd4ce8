package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import java.util.Set;

/** Whether customers passed the challenges they were sent. Not thread-safe. */
final class Challenges {
  private static final String RESULT = "MFA_RESULT";
  private static final Set<String> ALL = Set.of("MFA_CHALLENGE", RESULT);

  /** Whether an event is part of a challenge, and no operation of its own. */
  static boolean isOne(Event event) {
    return event.stream().name().equals("login") && ALL.contains(activity(event));
  }

  /**
   * Whether the customer was challenged after an operation, and passed nothing until a deadline. He
   * who was never asked, as far as events tell, has not failed to answer.
   *
   * @param from event time at which the step-up was decided: the operation's, or later where it
   *     rests on what did not happen after it
   * @param deadline event time up to which an answer counts
   */
  boolean isUnanswered(AccountState state, Event operation, long from, long deadline) {
    boolean asked = false;
    int position = state.find(operation);
    for (int i = position < 0 ? -position - 1 : position + 1; i < state.kept.size(); i++) {
      Event later = state.kept.get(i).event;
      if (later.time() > deadline) {
        break;
      }
      boolean after = from == operation.time() || later.time() > from;
      if (after && isOne(later)) {
        if (isPassed(later)) {
          return false;
        }
        asked = true;
      }
    }
    return asked;
  }

  private static boolean isPassed(Event event) {
    Row row = event.row();
    Field outcome = event.stream().layout().field("mfa_outcome");
    return activity(event).equals(RESULT)
        && outcome != null
        && !row.isNull(outcome.index())
        && row.getString(outcome.index()).equals("APPROVED");
  }

  private static String activity(Event event) {
    return event.row().getString(event.stream().activity().index());
  }

  /**
   * Event time of the first operation that waits for an answer; Long.MAX_VALUE: none does. What is
   * asked after it is kept until then.
   */
  static long firstOpen(AccountState state) {
    if (state.due < Long.MAX_VALUE) {
      for (int i = 0; i < state.kept.size(); i++) {
        if (state.kept.get(i).isOpen()) {
          return state.kept.get(i).event.time();
        }
      }
    }
    return Long.MAX_VALUE;
  }

  /** Position of the first operation that was to be answered by then; Deferring.NOWHERE: none. */
  static int due(AccountState state, long deadline) {
    for (int i = 0; i < state.kept.size(); i++) {
      if (state.kept.get(i).isOpen() && state.kept.get(i).answerBy <= deadline) {
        return i;
      }
    }
    return Deferring.NOWHERE;
  }

  /** The next instant by which one is to be answered; Long.MAX_VALUE: none is. */
  static long next(AccountState state, long after) {
    long next = Long.MAX_VALUE;
    for (Kept kept : state.kept) {
      if (kept.isOpen() && kept.answerBy > after) {
        next = Math.min(next, kept.answerBy);
      }
    }
    return next;
  }
}
