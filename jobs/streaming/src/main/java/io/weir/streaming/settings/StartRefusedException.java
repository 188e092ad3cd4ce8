package io.weir.streaming.settings;

import java.util.List;

/** The job cannot start as it is set up; everything found wrong is told at once. */
public final class StartRefusedException extends RuntimeException {
  private final List<String> problems;

  /**
   * @param problems one line each: where, what is wrong, what would be right; at least one
   */
  public StartRefusedException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each. */
  public List<String> problems() {
    return problems;
  }

  /** What a {@code main} ends with. */
  public int exitCode() {
    return 2;
  }
}
