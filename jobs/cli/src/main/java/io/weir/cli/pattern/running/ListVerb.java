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

/** The patterns in force, as the log says. */
@Command(
    name = "list",
    description = "Lists the published patterns: version, content, mode, since when, by whom.",
    mixinStandardHelpOptions = true)
public final class ListVerb implements Callable<Exit> {
  private final Console console;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  /** The verb. */
  public ListVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    List<LogLine> lines =
        LogBook.read(connection.open()).inForce().stream().map(LogLine::of).toList();
    if (output.json()) {
      console.json(lines);
      return Exit.OK;
    }
    Table table = new Table("lrlllll");
    table.row("PATTERN", "VERSION", "CONTENT", "MODE", "SINCE", "AUTHOR", "REASON");
    lines.forEach(
        line ->
            table.row(
                line.id(),
                line.version(),
                line.hash(),
                line.mode(),
                line.since(),
                line.author(),
                line.reason()));
    table.lines().forEach(console::say);
    return Exit.OK;
  }
}
