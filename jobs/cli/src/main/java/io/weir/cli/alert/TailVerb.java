package io.weir.cli.alert;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Progress;
import io.weir.cli.json.AvroJson;
import io.weir.streaming.record.Destination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The newest alerts, and those to come. */
@Command(
    name = "tail",
    description = {
      "Shows the newest alerts; with --follow those to come as well. Patterns in shadow alert",
      "nobody: what they would have told is shown of the one asked for, or with --shadow."
    },
    mixinStandardHelpOptions = true)
final class TailVerb implements Callable<Exit> {
  private final Console console;

  @Option(
      names = {"-n", "--last"},
      paramLabel = "N",
      defaultValue = "20",
      description = "How many of those there are (${DEFAULT-VALUE}).")
  private int last;

  @Option(
      names = {"-f", "--follow"},
      description = "Stay, and show new ones as they come, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--for", paramLabel = "DURATION", description = "Follow for so long.")
  private String duration;

  @Option(names = "--pattern", paramLabel = "ID", description = "Only those of this pattern.")
  private String pattern;

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description = "Only those on this key or account.")
  private String subject;

  @Option(names = "--shadow", description = "Also what patterns in shadow would have told.")
  private boolean shadow;

  @Mixin private SinceOptions since;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  TailVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    long nanos =
        duration == null
            ? follow ? Long.MAX_VALUE : 0
            : ConnectionOptions.duration("--for", duration).toNanos();
    Connection open = connection.open();
    long begin = since.begin(open);
    try (Outputs outputs = open.outputs(TopicReader.From.BEGINNING, Destination.ALERTS);
        ShadowAlerts quiet = shadow || pattern != null ? new ShadowAlerts(open, begin) : null) {
      outputs.seek(begin);
      List<GenericRecord> there = there(outputs, quiet);
      there
          .subList(Math.max(0, there.size() - Math.max(0, last)), there.size())
          .forEach(this::show);
      console.flush();
      long start = System.nanoTime();
      while (System.nanoTime() - start < nanos) {
        outputs.poll(this::showIfAsked);
        if (quiet != null) {
          quiet.poll(this::showIfAsked);
        }
        console.flush();
      }
      if (outputs.unreadable() > 0) {
        console.complain(outputs.unreadable() + " records of the topic are no alerts");
      }
    }
    return Exit.OK;
  }

  private List<GenericRecord> there(Outputs outputs, ShadowAlerts quiet) {
    try (Progress progress = Progress.reading(console)) {
      List<GenericRecord> there = new ArrayList<>(outputs.toEnd(this::isAsked, progress));
      if (quiet != null) {
        quiet.toEnd(
            alert -> {
              if (isAsked(alert)) {
                there.add(alert);
              }
            },
            progress);
        there.sort(Comparator.comparingLong(alert -> (long) alert.get("issued_at")));
      }
      return there;
    }
  }

  private void showIfAsked(GenericRecord alert) {
    if (isAsked(alert)) {
      show(alert);
    }
  }

  private boolean isAsked(GenericRecord alert) {
    return (pattern == null || alert.get("pattern_id").toString().equals(pattern))
        && (subject == null
            || alert.get("key").toString().equals(subject)
            || subject.equals(String.valueOf(alert.get("account_id"))));
  }

  /** For machines one object a line, as there is no end. */
  private void show(GenericRecord alert) {
    console.say(
        output.json()
            ? AvroJson.camelCase().of(alert).toString()
            : AlertLine.of(alert, console.paint()));
  }
}
