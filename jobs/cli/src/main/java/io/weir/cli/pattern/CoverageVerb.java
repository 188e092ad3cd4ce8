package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import io.weir.cli.pattern.Coverage.Technique;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says which known techniques of fraud a library looks for, and which it does not. */
@Command(
    name = "coverage",
    description = {
      "Says which techniques of fraud the patterns look for, and which relevant ones they do not.",
      "Techniques are those of MITRE ATT&CK, MITRE F3 and others that patterns name as tags."
    },
    mixinStandardHelpOptions = true)
final class CoverageVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Mixin private LibraryOptions files;
  @Mixin private OutputOptions output;

  CoverageVerb(Console console, Home home) {
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
    if (!library.problems().isEmpty() || library.entries().isEmpty()) {
      return printer.print(library, LibraryReport.of(library, 0));
    }
    Coverage coverage = Coverage.of(library.patterns());
    if (output.json()) {
      console.json(coverage);
    } else {
      print(coverage);
    }
    return Exit.OK;
  }

  private void print(Coverage coverage) {
    Table table = new Table("llll");
    table.row("technique", "name", "enforced by", "in shadow");
    for (Technique technique : coverage.techniques()) {
      if (technique.covered()) {
        table.row(
            technique.tag(),
            technique.name(),
            String.join(", ", technique.enforce()),
            String.join(", ", technique.shadow()));
      }
    }
    table.lines().forEach(console::say);
    Table missing = new Table("ll");
    coverage.techniques().stream()
        .filter(technique -> !technique.covered())
        .forEach(technique -> missing.row(technique.tag(), technique.name()));
    if (!missing.lines().isEmpty()) {
      console.say("");
      console.say(console.paint().warning("not looked for by that name:"));
      missing.lines().forEach(console::say);
    }
    console.say("");
    console.say(
        "%d of %d relevant techniques are looked for, a part of one counting for all of it; %d by enforced patterns"
            .formatted(coverage.covered(), coverage.relevant(), coverage.enforced()));
  }
}
