package io.weir.cli.audit;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Progress;
import io.weir.cli.console.Table;
import io.weir.streaming.record.Destination;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Every control record, accepted or refused; what came again after a recovery once. */
@Command(
    name = "list",
    description = "Lists every control record: when, what, by whose signature, what became of it.",
    mixinStandardHelpOptions = true)
final class ListVerb implements Callable<Exit> {
  private final Console console;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ListVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    Map<String, Map<String, Object>> lines = new LinkedHashMap<>();
    try (Outputs trail = open.outputs(TopicReader.From.BEGINNING, Destination.AUDIT);
        Progress progress = Progress.reading(console)) {
      for (GenericRecord record : trail.toEnd(progress)) {
        String place =
            record.get("record_topic")
                + "-"
                + record.get("record_partition")
                + "@"
                + record.get("record_offset");
        lines.putIfAbsent(place, line(record));
      }
    }
    if (output.json()) {
      console.json(List.copyOf(lines.values()));
      return Exit.OK;
    }
    Table table = new Table("lllllll");
    table.row("WHEN", "KIND", "ID", "WHAT", "BECAME", "SIGNED BY", "AUTHOR");
    lines.values().forEach(line -> table.row(line.values().toArray()));
    table.lines().forEach(console::say);
    return Exit.OK;
  }

  private static Map<String, Object> line(GenericRecord record) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("when", Instant.ofEpochMilli((long) record.get("append_time")).toString());
    for (String field : List.of("kind", "id", "what")) {
      line.put(field, record.get(field).toString());
    }
    line.put("became", (boolean) record.get("accepted") ? "accepted" : "refused");
    line.put(
        "signedBy",
        ((Collection<?>) record.get("signers"))
            .stream().map(Object::toString).collect(Collectors.joining(", ")));
    line.put("author", record.get("author").toString());
    return line;
  }
}
