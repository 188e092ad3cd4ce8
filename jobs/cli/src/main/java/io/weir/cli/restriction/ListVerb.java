package io.weir.cli.restriction;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import io.weir.cli.json.AvroJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is in force now. */
@Command(
    name = "list",
    description = "Lists the restrictions in force; with --all ended and released ones as well.",
    mixinStandardHelpOptions = true)
final class ListVerb implements Callable<Exit> {
  private final Console console;

  @Option(names = "--subject", paramLabel = "ID", description = "Only those on this subject.")
  private String subject;

  @Option(names = "--all", description = "Ended and released ones as well.")
  private boolean all;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ListVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    long now = all ? Long.MIN_VALUE : open.now();
    List<GenericRecord> found = found(open, now);
    if (output.json()) {
      console.json(found.stream().map(AvroJson.camelCase()::of).toList());
      return Exit.OK;
    }
    Table table = new Table("lllllll");
    table.row("SUBJECT", "SCOPE", "ACTION", "STATE", "FROM", "UNTIL", "PATTERNS");
    found.forEach(one -> row(table, one, InForce.left(one, now)));
    table.lines().forEach(console::say);
    return Exit.OK;
  }

  private List<GenericRecord> found(Connection open, long now) {
    return InForce.newest(open, console).stream()
        .filter(one -> all || InForce.holds(one, now))
        .filter(one -> subject == null || one.get("subject_id").toString().equals(subject))
        .sorted(Comparator.comparing(one -> one.get("subject_id").toString()))
        .toList();
  }

  private static void row(Table table, GenericRecord one, List<GenericRecord> left) {
    table.row(
        one.get("subject_type") + " " + one.get("subject_id"),
        one.get("scope"),
        left.get(0).get("action"),
        one.get("state"),
        Instant.ofEpochMilli((long) one.get("effective_from")),
        until(left),
        String.join(
            ", ", ((List<?>) one.get("pattern_ids")).stream().map(String::valueOf).toList()));
  }

  private static String until(List<GenericRecord> left) {
    StringBuilder until = new StringBuilder(end(left.get(0)));
    for (GenericRecord next : left.subList(1, left.size())) {
      until.append(", then ").append(next.get("action")).append(" until ").append(end(next));
    }
    return until.toString();
  }

  private static String end(GenericRecord one) {
    Long end = (Long) one.get("expires_at");
    return end == null ? "" : Instant.ofEpochMilli(end).toString();
  }
}
