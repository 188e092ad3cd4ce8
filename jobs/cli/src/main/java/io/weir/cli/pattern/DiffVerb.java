package io.weir.cli.pattern;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.PolicyOptions;
import io.weir.cli.console.Progress;
import io.weir.cli.console.StreamOptions;
import io.weir.cli.console.TextFile;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.pattern.difference.CostDiff;
import io.weir.cli.pattern.difference.DiffPrinter;
import io.weir.cli.pattern.difference.PatternDiff;
import io.weir.cli.pattern.noise.CleanDays;
import io.weir.cli.pattern.running.Costs;
import io.weir.cli.pattern.running.LogBook;
import io.weir.engine.walk.Footprint;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.gatekeeper.Modes;
import io.weir.streaming.record.Verdict;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what becomes different when one pattern takes the place of another. */
@Command(
    name = "diff",
    description = {
      "Says what becomes different when B takes the place of A: key, audience, action, matches,"
          + " windows, state, cost. Exit code 0 where they mean the same, 1 where not.",
      "What the log has is in the mode it was put in last, a file in the one it states.",
      "What both cost is an estimate, made on days of a simulated bank; --cluster adds what was"
          + " measured of the version that runs."
    },
    mixinStandardHelpOptions = true)
final class DiffVerb implements Callable<Exit> {
  private static final String FORM = "[a-z0-9-]+(@[0-9]+)?";

  /** A bank small enough to be waited for, always the same, and long enough for most windows. */
  private static final int ACCOUNTS = 100;

  private static final int DAYS = 14;
  private static final long SEED = 1;

  private final Console console;
  private final Home home;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A pattern file, or ID or ID@VERSION of the log of an installation.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "The same.")
  private String second;

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      description =
          "Web page of the Flink cluster that runs the job: what evaluating the pattern takes there."
              + " Needs the job's settings as well.")
  private URI cluster;

  @Mixin private ConnectionOptions connection;
  @Mixin private StreamOptions streams;
  @Mixin private PolicyOptions policy;
  @Mixin private OutputOptions output;

  DiffVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() {
    StreamCatalog catalog = streams.catalog();
    Side one = read(first, catalog);
    Side other = read(second, catalog);
    Pattern before = one.pattern();
    // Published again as it was, a file leaves the mode: nothing becomes different.
    Pattern after = one.text().equals(other.text()) ? before : other.pattern();
    Policy decided = policy.policy(home);
    PatternDiff diff = PatternDiff.of(before, after, catalog, decided);
    if (!diff.same()) {
      diff = diff.costing(cost(before, after, catalog, decided));
    }
    if (output.json()) {
      console.json(diff);
    } else {
      new DiffPrinter(console).print(diff);
    }
    return diff.same() ? Exit.OK : Exit.FINDINGS;
  }

  private CostDiff cost(Pattern before, Pattern after, StreamCatalog catalog, Policy decided) {
    CostDiff.Measured measured = cluster == null ? null : measured(before.id());
    CleanDays clean;
    try (Progress progress = new Progress(console, "events simulated", System::nanoTime)) {
      clean = CleanDays.of(catalog, SEED, ACCOUNTS, 0, DAYS, progress::at);
    }
    return CostDiff.of(
        ACCOUNTS,
        DAYS,
        Footprint.of(before, clean.events(), catalog, decided),
        Footprint.of(after, clean.events(), catalog, decided),
        measured);
  }

  private CostDiff.Measured measured(String id) {
    Connection open = connection.open();
    Costs.Cost cost = Costs.of(cluster, open.settings().run().job(), open.patience()).of(id);
    if (cost == null) {
      console.complain(
          "the cluster has not evaluated " + id + " often enough to say what it takes");
      return null;
    }
    return new CostDiff.Measured(cost.share(), cost.micros());
  }

  /** What is compared, in the mode it has, and the file it came from. */
  private record Side(Pattern pattern, String text) {}

  private Side read(String named, StreamCatalog catalog) {
    boolean ofTheLog = !Files.exists(Path.of(named)) && named.matches(FORM) && connection.given();
    String file = ofTheLog ? named.replaceAll("@.*", "") + ".yaml" : named;
    Verdict published = ofTheLog ? published(named) : null;
    String text = ofTheLog ? published.entry().change().content() : TextFile.read(Path.of(named));
    PatternReader.Read read = new PatternReader(catalog).read(file, text);
    if (read.pattern() == null) {
      throw new WrongUsageException(
          read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    Pattern pattern = read.pattern();
    return new Side(ofTheLog ? Modes.with(pattern, published.mode()) : pattern, text);
  }

  private Verdict published(String named) {
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    int at = named.indexOf('@');
    return at < 0
        ? book.known(named)
        : book.known(named.substring(0, at), Integer.parseInt(named.substring(at + 1)));
  }
}
