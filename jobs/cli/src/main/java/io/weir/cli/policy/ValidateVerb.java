package io.weir.cli.policy;

import io.weir.cli.console.Console;
import io.weir.cli.console.Excerpts;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.TextFile;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.problem.Problem;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * What machines read of a policy.
   *
   * @param file the file as it was named
   * @param version the version of a right one, else null
   * @param problems everything wrong with it
   */
  record Report(String file, Integer version, List<Problem> problems) {
    Report {
      problems = List.copyOf(problems);
    }
  }

  @Override
  public Exit call() {
    Path path = file == null ? home.policy() : file;
    String text = TextFile.read(path);
    PolicyReader.Read read = PolicyReader.read(path.toString(), text);
    Integer version = read.policy() == null ? null : read.policy().version();
    if (output.json()) {
      console.json(new Report(path.toString(), version, read.problems()));
    } else if (read.problems().isEmpty()) {
      console.say(console.paint().good(path + " (version " + version + "): no problems"));
    } else {
      Excerpts excerpts = new Excerpts(console.paint()).file(path.toString(), text);
      read.problems().forEach(problem -> console.say(excerpts.of(problem)));
    }
    return read.problems().isEmpty() ? Exit.OK : Exit.FINDINGS;
  }
}
