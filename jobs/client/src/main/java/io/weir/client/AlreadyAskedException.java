package io.weir.client;

/** A question about the same event is open: whoever asked it first gets the answer. */
public final class AlreadyAskedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  AlreadyAskedException(String message) {
    super(message);
  }
}
