package io.weir.cli.console;

import picocli.CommandLine.Option;

/** Options of every verb that prints a result. */
public final class OutputOptions {
  /** What {@link io.weir.cli.Main} looks for before anything is parsed, so that help obeys too. */
  public static final String NO_COLOR = "--no-color";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(names = NO_COLOR, description = "No colours; NO_COLOR in the environment does the same.")
  private boolean noColor;

  /** Whether the result is for machines. */
  public boolean json() {
    return json;
  }

  /** Whether colours were refused. */
  public boolean noColor() {
    return noColor;
  }
}
