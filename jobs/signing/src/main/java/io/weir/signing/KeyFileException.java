package io.weir.signing;

/** A file of keys cannot be used; the message says which and why, and shows no key. */
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1;

  KeyFileException(String message) {
    super(message);
  }
}
