package io.weir.engine.outlet;

import io.weir.engine.decision.AlertOutlet;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.event.Event;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Scope;

/** Where a stage's statements go; called in the order they are made. */
public interface Outlet extends AlertOutlet {

  /** The event goes on along the line. */
  void walkOn(Event event);

  void signal(Signal signal);

  /** What a signal asks for in a scope ends before its time, as its pattern says. */
  default void ended(LiveSignal signal, Scope scope, long at) {}

  void restriction(Restriction restriction);

  void decision(Decision decision);

  /** People are told of an operation that waits for them, or of what became of that. */
  default void unanswered(Unanswered unanswered) {}

  /**
   * The last stage of the line is about to judge an event, with all that earlier stages found; one
   * it has judged before is not told again.
   */
  default void evaluated(Event event) {}

  @Override
  default void coolDownForgotten() {
    count(Tallied.COOL_DOWN_OVERFLOW);
  }

  /** Something happened that operators want counted. */
  void count(Tallied what);

  /**
   * A pattern was evaluated for an event whose time was taken.
   *
   * @param nanos how long that took
   */
  default void took(Pattern pattern, long nanos) {}

  /** What is counted. */
  enum Tallied {
    /** An event seen before: it changed nothing. */
    DUPLICATE,
    /** An event later than allowed: decided, but in no aggregate. */
    LATE,
    /** An event that waited for the watermark. */
    SETTLED,
    /** Kept events dropped because a key had too many. */
    EVICTED,
    /** A question to the kept events given up for its cost. */
    LOOK_BACK_EXHAUSTED,
    /** A signal raised by an event that arrived after the one it completes at. */
    RAISED_LATE,
    /** A signal withdrawn. */
    WITHDRAWN,
    /** A live signal dropped because its subject had too many. */
    LIVE_OVERFLOW,
    /** A cool-down forgotten because its subject had too many. */
    COOL_DOWN_OVERFLOW,
    /** An account that met a subject was not remembered: the subject met too many. */
    TOUCHED_OVERFLOW,
    /** Windows of a session, card or transfer dropped because its account had too many. */
    SUB_KEY_OVERFLOW,
    /** A signal that counts for nothing, as somebody suppressed its pattern on its subject. */
    SUPPRESSED,
    /** A signal nobody is alerted of, as somebody snoozed its pattern on its subject. */
    SNOOZED,
    /** An operation people were told of, as it waits for them. */
    UNANSWERED,
    /** A release of what was not in force, or is not known any more. */
    NOTHING_RELEASED,
    /** An order about a pattern that is not in force, or must not be silenced. */
    DIRECTIVE_REFUSED,
    /** An order forgotten because its subject had too many. */
    DIRECTIVE_OVERFLOW,
    /** An event judged without a pattern version that should have judged it. */
    PATTERNS_STALE
  }
}
