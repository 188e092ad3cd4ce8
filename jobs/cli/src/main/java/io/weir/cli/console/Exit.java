package io.weir.cli.console;

/** How a command ends. Nothing else decides an exit code. */
public enum Exit {
  /** It did what was asked. */
  OK(0),
  /** It did what was asked and found something wrong: problems, failed tests. */
  FINDINGS(1),
  /** It was asked wrongly: arguments, settings, files that are not there. */
  USAGE(2),
  /** It broke; what it printed says where. */
  BROKEN(3);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** What the process returns. */
  public int code() {
    return code;
  }
}
