package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.json.AvroJson;
import io.weir.cli.json.FieldLines;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Everything about one alert. */
@Command(
    name = "show",
    description = "Shows everything about an alert: why, on which values, what to do.",
    mixinStandardHelpOptions = true)
final class ShowVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "Its id, or enough of its beginning.")
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
    List<GenericRecord> said = Alerts.about(id, since.begin(open), open, console);
    if (output.json()) {
      console.json(said.stream().map(AvroJson.camelCase()::of).toList());
    } else {
      GenericRecord newest = said.get(said.size() - 1);
      FieldLines.of(AvroJson.camelCase().of(newest)).forEach(console::say);
    }
    return Exit.OK;
  }
}
