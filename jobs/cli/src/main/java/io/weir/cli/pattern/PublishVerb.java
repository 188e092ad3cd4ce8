package io.weir.cli.pattern;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.PolicyOptions;
import io.weir.cli.pattern.running.ChangeOptions;
import io.weir.cli.pattern.running.LogBook;
import io.weir.cli.pattern.running.Publishing;
import io.weir.engine.walk.EngineTrial;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.proof.Proof;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes pattern files, all or none: checked and proven here, then by the job. */
@Command(
    name = "publish",
    description = "Checks and tests pattern files, then publishes those that are new: all or none.",
    mixinStandardHelpOptions = true)
final class PublishVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Parameters(
      paramLabel = "DIR|FILE",
      arity = "1..*",
      description = "Pattern files, and directories of them.")
  private List<Path> paths;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "In the place of the files': off, shadow, 'canary N%%' or enforce.")
  private String mode;

  @Option(names = "--reason", defaultValue = "", description = "Why; recorded.")
  private String reason;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private PolicyOptions policy;
  @Mixin private OutputOptions output;

  PublishVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() {
    LibraryPrinter printer = new LibraryPrinter(console, output);
    List<Problem> missing = LibraryOptions.missing(paths);
    if (!missing.isEmpty()) {
      return printer.missing(missing);
    }
    Connection open = connection.open();
    StreamCatalog catalog = open.settings().catalog();
    Library library =
        new PatternLibrary(new PatternReader(catalog)).read(paths, LogBook.read(open).ids());
    Proof proof = new Proof(new EngineTrial(catalog, policy.policy(home)));
    List<Problem> failures =
        library.entries().stream()
            .filter(entry -> entry.pattern() != null)
            .flatMap(entry -> proof.of(entry.path().toString(), entry.pattern()).stream())
            .flatMap(outcome -> outcome.failures().stream())
            .toList();
    LibraryReport report =
        LibraryReport.of(library, 0).withFailures(failures.isEmpty() ? 0 : 1, failures);
    if (report.failed() > 0 || library.entries().isEmpty()) {
      return printer.print(library, report);
    }
    return new Publishing(open, change, reason, mode).of(library, console, output.json());
  }
}
