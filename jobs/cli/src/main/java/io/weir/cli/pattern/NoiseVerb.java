package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.PolicyOptions;
import io.weir.cli.console.Progress;
import io.weir.cli.console.Table;
import io.weir.cli.console.TextFile;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.pattern.noise.CleanDays;
import io.weir.cli.pattern.noise.Noise;
import io.weir.cli.pattern.noise.Noise.Loudness;
import io.weir.cli.pattern.noise.NoiseBudget;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Holds patterns to a budget of alerts and holds on days without an attack. */
@Command(
    name = "noise",
    description = {
      "Runs the patterns over simulated days without an attack and counts their alerts, and the",
      "operations of honest customers they hold or block. Ends with 1 where a pattern causes more",
      "of the first than its budget explains, or of the second while its mode lets it."
    },
    mixinStandardHelpOptions = true)
final class NoiseVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Option(
      names = "--days",
      defaultValue = "7",
      description = "Simulated days that count (${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--warm-up",
      paramLabel = "DAYS",
      defaultValue = "14",
      description = "Days before them, for habits to show (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--accounts",
      defaultValue = "500",
      description = "Simulated customers (${DEFAULT-VALUE}).")
  private int accounts;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the simulated world; the same gives the same (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--budget",
      paramLabel = "FILE",
      description = "What each pattern may cause; deploy/baseline/noise.yaml if not given.")
  private Path budget;

  @Mixin private DayOptions day;

  @Mixin private LibraryOptions files;
  @Mixin private PolicyOptions policy;
  @Mixin private OutputOptions output;

  NoiseVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  /**
   * What machines read of it.
   *
   * @param seed of the world
   * @param noise what was counted
   * @param problems what is wrong with the budget
   */
  record Report(long seed, Noise noise, List<Problem> problems) {}

  @Override
  public Exit call() {
    if (days < 1 || warmUp < 0 || accounts < 10) {
      throw new WrongUsageException(
          "at least 10 accounts, 1 day and no negative warm-up, not %d, %d and %d"
              .formatted(accounts, days, warmUp));
    }
    LibraryPrinter printer = new LibraryPrinter(console, output);
    if (!files.missing(home).isEmpty()) {
      return printer.missing(files.missing(home));
    }
    Path file = budget == null ? home.noiseBudget() : budget;
    NoiseBudget allowed = readBudget(file);
    StreamCatalog catalog = files.catalog();
    Library library = files.read(home, catalog);
    if (!library.problems().isEmpty() || library.entries().isEmpty()) {
      return printer.print(library, LibraryReport.of(library, 0));
    }
    LocalDate now = day.today();
    List<String> ids = library.patterns().stream().map(Pattern::id).toList();
    List<Problem> problems = allowed.outdated(file.toString(), ids, now);
    Noise noise = noise(catalog, library, allowed, now);
    if (output.json()) {
      console.json(new Report(seed, noise, problems));
    } else {
      print(noise, problems);
    }
    return good(noise, problems) ? Exit.OK : Exit.FINDINGS;
  }

  private static NoiseBudget readBudget(Path file) {
    NoiseBudget.Read read = NoiseBudget.read(file.toString(), TextFile.read(file));
    if (!read.problems().isEmpty()) {
      throw new WrongUsageException(
          read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return read.budget();
  }

  private Noise noise(StreamCatalog catalog, Library library, NoiseBudget allowed, LocalDate now) {
    Policy decided = policy.policy(home);
    CleanDays clean;
    try (Progress progress = new Progress(console, "events simulated", System::nanoTime)) {
      clean = CleanDays.of(catalog, seed, accounts, warmUp, days, progress::at);
    }
    console.complain(
        console
            .paint()
            .faint(
                "walking %,d events of %d days under %d patterns"
                    .formatted(clean.events().size(), warmUp + days, library.patterns().size())));
    return Noise.of(clean, catalog, decided, library.patterns(), allowed, now);
  }

  private static boolean good(Noise noise, List<Problem> problems) {
    return noise.tooLoud() == 0 && noise.holdHonest() == 0 && problems.isEmpty();
  }

  private void print(Noise noise, List<Problem> problems) {
    Table table = new Table("llrrrrrr");
    table.row("", "pattern", "alerts", "allowed", "per 10,000", "budget", "holds", "allowed");
    for (Loudness one : noise.patterns()) {
      table.row(
          verdict(one),
          one.pattern(),
          one.alerts(),
          one.allowed(),
          String.format(Locale.ROOT, "%.1f", one.rate()),
          String.format(Locale.ROOT, "%.1f", one.budget()),
          one.holds(),
          one.allowedHolds() < 0 ? "-" : one.allowedHolds());
    }
    table.lines().forEach(console::say);
    console.say(
        "holds: honest operations the pattern holds or blocks; allowed -: its mode holds none,"
            + " enforced it would");
    problems.forEach(problem -> console.say(problem.toString()));
    String summary =
        "%,d account-days: %s too loud, %s honest operations too often"
            .formatted(
                noise.accountDays(),
                LibraryPrinter.count(noise.tooLoud(), "pattern"),
                noise.holdHonest() + (noise.holdHonest() == 1 ? " holds" : " hold"));
    console.say(
        good(noise, problems) ? console.paint().good(summary) : console.paint().bad(summary));
  }

  private String verdict(Loudness one) {
    return switch (one.verdict()) {
      case WITHIN -> console.paint().good("within");
      case TOO_LOUD -> console.paint().bad("too loud");
      case HOLDS_HONEST -> console.paint().bad("holds honest");
      case EXCLUDED -> console.paint().warning("excluded");
    };
  }
}
