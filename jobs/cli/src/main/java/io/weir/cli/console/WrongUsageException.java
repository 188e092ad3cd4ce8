package io.weir.cli.console;

/** A command was asked for something it cannot do; the message is for the person who asked. */
public final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong and what would be right, one line or several
   */
  public WrongUsageException(String message) {
    super(message);
  }
}
