package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Excerpts;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.util.List;

/** Prints what a verb found out about a library, and says how the verb ends. */
final class LibraryPrinter {
  private final Console console;
  private final OutputOptions output;

  LibraryPrinter(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
  }

  /** Some of the paths asked for lead nowhere. */
  Exit missing(List<Problem> missing) {
    if (output.json()) {
      console.json(new LibraryReport(0, 0, missing.size(), missing, List.of()));
    } else {
      missing.forEach(problem -> console.complain(problem.toString()));
    }
    return Exit.USAGE;
  }

  Exit print(Library library, LibraryReport report) {
    if (output.json()) {
      console.json(report);
    } else {
      Excerpts excerpts = new Excerpts(console.paint());
      library.entries().forEach(entry -> excerpts.file(entry.path().toString(), entry.text()));
      report.problems().forEach(problem -> console.say(excerpts.of(problem)));
      report.doubts().forEach(doubt -> console.say(console.paint().warning("doubtful: ") + doubt));
    }
    if (report.failed() == 0 && report.patterns() == 0) {
      console.complain("no pattern files there: their names end in .yaml");
      return Exit.USAGE;
    }
    if (!output.json()) {
      console.say(summary(report));
    }
    return report.failed() == 0 ? Exit.OK : Exit.FINDINGS;
  }

  private String summary(LibraryReport report) {
    String counts = count(report.patterns(), "pattern") + ", " + count(report.tests(), "test");
    if (report.failed() > 0) {
      String found = count(report.problems().size(), "problem");
      return console.paint().bad(counts + ", " + found);
    }
    return console.paint().good(counts + ", no problems");
  }

  static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
