package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  @Mixin private DayOptions day;

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
    LibraryReport report =
        LibraryReport.of(library, tests)
            .withFailures(wrong, locks)
            .withDoubts(Overdue.in(library, day.today()));
    return printer.print(library, report);
  }
}
