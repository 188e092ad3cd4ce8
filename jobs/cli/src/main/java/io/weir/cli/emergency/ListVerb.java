package io.weir.cli.emergency;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import io.weir.cli.pattern.running.LogBook;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The emergencies that are raised. */
@Command(
    name = "list",
    description = "Lists the emergencies that are raised: since when, until when, by whom, why.",
    mixinStandardHelpOptions = true)
final class ListVerb implements Callable<Exit> {
  private final Console console;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ListVerb(Console console) {
    this.console = console;
  }

  /** An emergency as people and scripts read it. */
  record Line(String scope, int level, String since, String until, String author, String reason) {
    static Line of(Emergencies.Known known) {
      return new Line(
          known.emergency().id(),
          known.emergency().level(),
          Instant.ofEpochMilli(known.verdict().effectiveFrom()).toString(),
          Instant.ofEpochMilli(known.emergency().until()).toString(),
          known.verdict().entry().change().author(),
          known.emergency().reason());
    }
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    List<Emergencies.Known> known = new Emergencies(open, book).all();
    long now = known.isEmpty() ? 0 : open.now();
    List<Line> lines = known.stream().filter(one -> one.isRaised(now)).map(Line::of).toList();
    if (output.json()) {
      console.json(lines);
      return Exit.OK;
    }
    if (lines.isEmpty()) {
      console.say("no emergency is raised");
      return Exit.OK;
    }
    Table table = new Table("lrllll");
    table.row("SCOPE", "LEVEL", "SINCE", "UNTIL", "AUTHOR", "REASON");
    lines.forEach(
        line ->
            table.row(
                line.scope(),
                line.level(),
                line.since(),
                line.until(),
                line.author(),
                line.reason()));
    table.lines().forEach(console::say);
    return Exit.OK;
  }
}
