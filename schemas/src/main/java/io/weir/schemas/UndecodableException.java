package io.weir.schemas;

import java.io.IOException;

/** Bytes that are no event of the stream they arrived on. Its text never quotes their content. */
public final class UndecodableException extends IOException {

  /** What is wrong with the bytes. */
  public enum Reason {
    /** They do not start with the single-object marker and a fingerprint. */
    NOT_SINGLE_OBJECT,
    /** Nobody told us the schema they were written with. */
    UNKNOWN_SCHEMA,
    /** The record, a text in it or a list in it exceeds its limit. */
    TOO_LARGE,
    /** They do not follow the schema they claim. */
    MALFORMED,
    /** The schema they were written with cannot be read as this stream. */
    INCOMPATIBLE_SCHEMA,
    /** A value no event can be handled without is empty. */
    MISSING_REQUIRED
  }

  private final Reason reason;

  UndecodableException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /** What is wrong, as a category. */
  public Reason reason() {
    return reason;
  }

  /** Left out: a flood of unreadable bytes must not cost a stack walk each. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
