package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The running set: what the log says of it, and how often it held. */
@Command(
    name = "list",
    description = {
      "Lists the published patterns: version, content, mode, since when, by whom, whether they have",
      "seen as much as they look back at, how often they held, and what they cost."
    },
    mixinStandardHelpOptions = true)
public final class ListVerb implements Callable<Exit> {
  private final Console console;

  @Option(
      names = "--matches",
      paramLabel = "DURATION",
      defaultValue = "24h",
      description = "Period in which matches are counted; 0s: not at all (${DEFAULT-VALUE}).")
  private String period;

  @Option(
      names = "--cluster",
      paramLabel = "URL",
      description =
          "Web page of the Flink cluster that runs the job: tells what evaluating each pattern costs,"
              + " and since when the job looks on. Without it, WARM is what the log says: as if the"
              + " job had been there before its patterns.")
  private URI cluster;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  /** The verb. */
  public ListVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Duration counted = ConnectionOptions.duration("--matches", period);
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    List<RunningLine> lines = lines(open, book, counted);
    if (output.json()) {
      console.json(lines);
      return Exit.OK;
    }
    Table table = new Table("lrllllrlrll");
    table.row(
        "PATTERN",
        "VERSION",
        "CONTENT",
        "MODE",
        "SINCE",
        "WARM",
        "MATCHES",
        "LAST MATCH",
        "COST",
        "AUTHOR",
        "REASON");
    lines.forEach(line -> row(table, line));
    table.lines().forEach(console::say);
    return Exit.OK;
  }

  private List<RunningLine> lines(Connection open, LogBook book, Duration counted) {
    if (book.inForce().isEmpty()) {
      return List.of();
    }
    Matches matches = Matches.read(open, counted);
    if (matches.unreadable() > 0) {
      console.complain(matches.unreadable() + " records among the signals cannot be read");
    }
    Costs costs =
        cluster == null
            ? Costs.unknown()
            : Costs.of(cluster, open.settings().run().job(), open.patience());
    Map<String, Long> warmUntil = book.warmUntil(costs.began());
    long now = open.now();
    return book.inForce().stream()
        .map(LogLine::of)
        .map(
            entry ->
                RunningLine.of(
                    entry, warmUntil.getOrDefault(entry.id(), Long.MIN_VALUE), now, matches, costs))
        .toList();
  }

  private static void row(Table table, RunningLine line) {
    LogLine entry = line.entry();
    table.row(
        entry.id(),
        entry.version(),
        entry.hash(),
        entry.mode(),
        entry.since(),
        warm(line),
        line.matches(),
        line.lastMatch() == null ? "" : line.lastMatch(),
        cost(line),
        entry.author(),
        entry.reason());
  }

  private static String cost(RunningLine line) {
    return line.cost() == null
        ? ""
        : String.format(
            Locale.ROOT, "%.1f%% %.1f us", 100 * line.cost().share(), line.cost().micros());
  }

  private static String warm(RunningLine line) {
    if (line.entry().mode().equals("off")) {
      return "";
    }
    return line.warmUntil() == null ? "yes" : "from " + line.warmUntil();
  }
}
