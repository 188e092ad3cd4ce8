package io.weir.client;

/**
 * What to do about an operation, and why.
 *
 * @param action ALLOW to BLOCK, never RELEASE
 * @param basis what it rests on
 * @param decision the decision that came in time; else null
 * @param restriction the strictest in force; null if there is none, or that is not known
 */
public record Answer(Action action, Basis basis, Decision decision, Restriction restriction) {

  /** What an answer rests on. */
  public enum Basis {
    /** The decision on this very operation. */
    DECISION,
    /** What is in force for somebody it touches, stricter than the decision or without one. */
    RESTRICTION,
    /**
     * Nothing is known for sure, or the event came too late for any pattern to be asked, and the
     * operation is of high risk: ask the customer again.
     */
    STALE,
    /**
     * No decision in time, but the job says things in a schema this library does not know, and the
     * operation is of high risk: ask the customer again, and update this library.
     */
    UNREADABLE,
    /**
     * Another operation was asked about, or decided, under the same event id: the job looks at none
     * but the first. Ask the customer again, and give each operation an id of its own.
     */
    REUSED_ID,
    /** No decision in time, nothing in force. */
    NOTHING_KNOWN
  }
}
