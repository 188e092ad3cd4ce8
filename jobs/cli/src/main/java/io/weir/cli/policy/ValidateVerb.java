package io.weir.cli.policy;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says everything wrong with a policy file. */
@Command(
    name = "validate",
    description = "Checks a policy file and says everything wrong with it at once.",
    mixinStandardHelpOptions = true)
final class ValidateVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The policy file; the shipped policy if none.")
  private Path file;

  @Mixin private OutputOptions output;

  ValidateVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() {
    Path path = file == null ? home.policy() : file;
    return new PolicyFile(path, StreamCatalog.shipped()).print(console, output.json());
  }
}
