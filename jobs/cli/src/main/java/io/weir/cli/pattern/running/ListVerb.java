package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import java.time.Duration;
import java.util.List;
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
      "seen as much as they look back at, and how often they held."
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
    Table table = new Table("lrllllrlll");
    table.row(
        "PATTERN",
        "VERSION",
        "CONTENT",
        "MODE",
        "SINCE",
        "WARM",
        "MATCHES",
        "LAST MATCH",
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
    Map<String, Long> warmUntil = book.warmUntil();
    Matches matches = Matches.read(open, counted);
    if (matches.unreadable() > 0) {
      console.complain(matches.unreadable() + " records among the signals cannot be read");
    }
    long now = open.now();
    return book.inForce().stream()
        .map(LogLine::of)
        .map(
            entry ->
                RunningLine.of(
                    entry, warmUntil.getOrDefault(entry.id(), Long.MIN_VALUE), now, matches))
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
        entry.author(),
        entry.reason());
  }

  private static String warm(RunningLine line) {
    if (line.entry().mode().equals("off")) {
      return "";
    }
    return line.warmUntil() == null ? "yes" : "from " + line.warmUntil();
  }
}
