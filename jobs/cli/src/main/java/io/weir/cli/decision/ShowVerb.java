package io.weir.cli.decision;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.json.AvroJson;
import io.weir.cli.json.FieldLines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Everything about one decision. */
@Command(
    name = "show",
    description = "Shows a decision, by its own id or that of the event that led to it.",
    mixinStandardHelpOptions = true)
final class ShowVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(
      paramLabel = "ID",
      description = "The decision's id, or enough of its beginning; or the id of its event.")
  private String id;

  @Mixin private SinceOptions since;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ShowVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    List<GenericRecord> said = Decisions.about(id, since.begin(open), open, console);
    if (output.json()) {
      console.json(said.stream().map(AvroJson.camelCase()::of).toList());
      return Exit.OK;
    }
    Map<String, GenericRecord> newest = new LinkedHashMap<>();
    said.forEach(one -> newest.put(one.get("decision_id").toString(), one));
    String before = "";
    for (GenericRecord one : newest.values()) {
      console.out().print(before);
      FieldLines.of(AvroJson.camelCase().of(one)).forEach(console::say);
      before = System.lineSeparator();
    }
    return Exit.OK;
  }
}
