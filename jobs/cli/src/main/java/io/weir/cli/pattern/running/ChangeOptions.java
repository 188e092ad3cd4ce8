package io.weir.cli.pattern.running;

import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Who changes something, and how long to wait for the job's verdict. */
public final class ChangeOptions {
  @Option(
      names = "--author",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who changes it; recorded (${DEFAULT-VALUE}).")
  private String author;

  @Option(
      names = "--wait",
      paramLabel = "DURATION",
      defaultValue = "10s",
      description = "How long to wait for the job's verdict; 0s: not at all (${DEFAULT-VALUE}).")
  private String patience;

  @Option(
      names = "--sign-only",
      paramLabel = "FILE",
      description =
          "Publishes nothing: writes the signed change to a file, for 'weir pattern countersign' by"
              + " a second person.")
  private Path signOnly;

  Path signOnly() {
    return signOnly;
  }

  /** Says that the file asked for is not written, as there is nothing to sign. */
  public void sayNothingIsNew(Console console) {
    if (signOnly != null) {
      console.complain("nothing is new: " + signOnly + " is not written");
    }
  }

  /** Who changes it. */
  public String author() {
    return author;
  }

  /**
   * How long to wait.
   *
   * @throws io.weir.cli.console.WrongUsageException if what was given is no duration
   */
  Duration patience() {
    return ConnectionOptions.duration("--wait", patience);
  }
}
