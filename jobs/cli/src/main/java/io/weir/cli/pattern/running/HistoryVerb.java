package io.weir.cli.pattern.running;

import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Everything the log holds about one pattern. */
@Command(
    name = "history",
    description = "Lists every publication of a pattern, refused ones included.",
    mixinStandardHelpOptions = true)
public final class HistoryVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "The pattern.")
  private String id;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  /** The verb. */
  public HistoryVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    LogBook book = LogBook.read(connection.open());
    if (book.about(id).isEmpty()) {
      book.known(id);
    }
    List<LogLine> lines = book.about(id).stream().map(LogLine::of).toList();
    if (output.json()) {
      console.json(lines);
      return Exit.OK;
    }
    Table table = new Table("lrlllll");
    table.row("PUBLISHED", "VERSION", "CONTENT", "VERDICT", "MODE", "AUTHOR", "REASON");
    lines.forEach(
        line ->
            table.row(
                line.published(),
                line.version(),
                line.hash(),
                line.accepted() ? "accepted" : "refused",
                line.mode(),
                line.author(),
                line.reason()));
    table.lines().forEach(console::say);
    lines.stream()
        .filter(line -> !line.accepted())
        .forEach(
            line ->
                line.problems().forEach(problem -> console.say(line.published() + "  " + problem)));
    return Exit.OK;
  }
}
