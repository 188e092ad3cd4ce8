package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.StreamOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.lock.PatternLock;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.patterns.syntax.PatternReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes down which version of each pattern has which content. */
@Command(
    name = "lock",
    description = {
      "Writes patterns.lock: the version and content hash of every pattern.",
      "Refuses content that changed under its version."
    },
    mixinStandardHelpOptions = true)
final class LockVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "A directory of patterns; the shipped patterns if not given.")
  private Path directory;

  @Option(names = "--check", description = "Only say what differs; write nothing.")
  private boolean check;

  @Mixin private StreamOptions streams;
  @Mixin private OutputOptions output;

  LockVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() throws IOException {
    Path where = directory == null ? home.patterns() : directory;
    if (!Files.isDirectory(where)) {
      throw new WrongUsageException(where + ": no such directory");
    }
    LockFile file = LockFile.in(where);
    Set<String> others = new TreeSet<>(file.lock().ids());
    others.addAll(LockFile.in(home.patterns()).lock().ids());
    Library library =
        new PatternLibrary(new PatternReader(streams.catalog())).read(List.of(where), others);
    String name = file.path().toString();
    List<Problem> problems = new ArrayList<>(library.problems());
    problems.addAll(check ? file.problems() : List.of());
    problems.addAll(check ? file.lock().stale(name, library) : file.lock().broken(name, library));
    int wrong = (int) problems.stream().map(Problem::file).distinct().count();
    LibraryPrinter printer = new LibraryPrinter(console, output);
    Exit exit =
        printer.print(
            library, new LibraryReport(library.entries().size(), 0, wrong, problems, List.of()));
    if (exit == Exit.OK && !check) {
      write(file, PatternLock.of(library.patterns()));
    }
    return exit;
  }

  private void write(LockFile file, PatternLock lock) throws IOException {
    boolean same = Files.exists(file.path()) && lock.text().equals(Files.readString(file.path()));
    if (!same) {
      file.write(lock);
    }
    if (!output.json()) {
      console.say(file.path() + (same ? " is as it was" : " written"));
    }
  }
}
