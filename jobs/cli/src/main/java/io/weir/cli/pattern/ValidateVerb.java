package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says everything wrong with pattern files, each at its line and column. */
@Command(
    name = "validate",
    description = "Checks pattern files and says everything wrong with them at once.",
    mixinStandardHelpOptions = true)
final class ValidateVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Mixin private LibraryOptions files;
  @Mixin private OutputOptions output;

  @Option(names = "--today", hidden = true, description = "The day it is; for tests.")
  private LocalDate today;

  ValidateVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() {
    LibraryPrinter printer = new LibraryPrinter(console, output);
    if (!files.missing(home).isEmpty()) {
      return printer.missing(files.missing(home));
    }
    Library library = files.read(home, files.catalog());
    int tests = library.patterns().stream().mapToInt(pattern -> pattern.tests().size()).sum();
    List<Problem> locks = LockFile.differences(files.paths(home), library);
    int wrong = (int) locks.stream().map(Problem::file).distinct().count();
    LocalDate now = today == null ? LocalDate.now(ZoneOffset.UTC) : today;
    LibraryReport report =
        LibraryReport.of(library, tests)
            .withFailures(wrong, locks)
            .withDoubts(Overdue.in(library, now));
    return printer.print(library, report);
  }
}
