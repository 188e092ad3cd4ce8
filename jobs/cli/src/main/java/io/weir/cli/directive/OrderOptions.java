package io.weir.cli.directive;

import picocli.CommandLine.Option;

/** Who orders something, and why. */
public final class OrderOptions {
  @Option(names = "--reason", required = true, description = "Why; recorded.")
  private String reason;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who says so; recorded (${DEFAULT-VALUE}).")
  private String author;

  /** Why. */
  public String reason() {
    return reason;
  }

  /** Who says so. */
  public String author() {
    return author;
  }
}
