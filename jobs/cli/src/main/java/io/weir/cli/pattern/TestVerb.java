package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.PolicyOptions;
import io.weir.cli.console.Table;
import io.weir.engine.walk.EngineTrial;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.proof.Proof;
import io.weir.patterns.proof.Proof.Outcome;
import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the tests inside pattern files by the evaluator that runs the patterns in production. */
@Command(
    name = "test",
    description = "Runs the tests inside pattern files, by the evaluator of the job.",
    mixinStandardHelpOptions = true)
final class TestVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Mixin private LibraryOptions files;
  @Mixin private PolicyOptions policy;
  @Mixin private OutputOptions output;

  TestVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() {
    LibraryPrinter printer = new LibraryPrinter(console, output);
    if (!files.missing(home).isEmpty()) {
      return printer.missing(files.missing(home));
    }
    StreamCatalog catalog = files.catalog();
    Proof proof = new Proof(new EngineTrial(catalog, policy.policy(home)));
    Library library = files.read(home, catalog);
    Table table = new Table("llrl");
    List<Problem> failures = new ArrayList<>();
    int tests = 0;
    int failed = 0;
    for (Entry entry : library.entries()) {
      List<Outcome> outcomes =
          entry.pattern() == null ? List.of() : proof.of(entry.path().toString(), entry.pattern());
      List<Outcome> wrong = outcomes.stream().filter(outcome -> !outcome.passed()).toList();
      wrong.forEach(outcome -> failures.addAll(outcome.failures()));
      tests += outcomes.size();
      failed += wrong.size();
      row(table, entry, outcomes.size(), wrong.size());
    }
    if (!output.json()) {
      table.lines().forEach(console::say);
    }
    return printer.print(library, LibraryReport.of(library, tests).withFailures(failed, failures));
  }

  private void row(Table table, Entry entry, int tests, int failed) {
    String verdict =
        entry.pattern() == null
            ? console.paint().bad("refused")
            : failed > 0
                ? console.paint().bad("failed")
                : tests == 0 ? console.paint().warning("untested") : console.paint().good("passed");
    String name = entry.pattern() == null ? entry.path().toString() : entry.pattern().id();
    String wrong = failed == 0 ? "" : console.paint().bad(failed + " failed");
    table.row(verdict, name, LibraryPrinter.count(tests, "test"), wrong);
  }
}
