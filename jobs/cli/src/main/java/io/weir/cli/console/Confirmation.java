package io.weir.cli.console;

import java.util.Locale;
import picocli.CommandLine.Option;

/** What should not happen by a slip is asked about first. */
public final class Confirmation {
  @Option(names = "--yes", description = "Do not ask; needed where nobody can be asked.")
  private boolean yes;

  /**
   * Whether the person at the terminal agrees.
   *
   * @param what what is about to happen, one sentence without its full stop
   * @throws WrongUsageException if there is no terminal and no --yes
   */
  @SuppressWarnings("SystemConsoleNull") // later, an end of input says no
  public boolean given(String what) {
    if (yes) {
      return true;
    }
    if (System.console() == null) {
      throw new WrongUsageException(what + ": say --yes, as nobody can be asked here");
    }
    String answer = System.console().readLine("%s. Go on? [y/N] ", what);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
