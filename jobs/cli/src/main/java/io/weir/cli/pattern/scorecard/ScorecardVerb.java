package io.weir.cli.pattern.scorecard;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.Outputs;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Progress;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.json.AvroJson;
import io.weir.patterns.problem.Suggestion;
import io.weir.streaming.record.Destination;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** How well patterns do by what their alerts turned out to be. */
@Command(
    name = "scorecard",
    description = {
      "Shows how well each version of a pattern did over the last 90 days, by what its alerts and",
      "holds turned out to be, and what to do about it. ScorecardJob has to run."
    },
    mixinStandardHelpOptions = true)
public final class ScorecardVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      description = "Only this one; all where none is named.")
  private String pattern;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  /** The verb. */
  public ScorecardVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    Collection<GenericRecord> cards = asked(newest(open));
    if (output.json()) {
      console.json(cards.stream().map(AvroJson.camelCase()::of).toList());
      return Exit.OK;
    }
    if (cards.isEmpty()) {
      console.complain(
          "topic '%s' has no scorecards yet: has ScorecardJob been started?"
              .formatted(open.topic(Destination.SCORECARDS)));
      return Exit.OK;
    }
    CardTable.print(cards, console);
    return Exit.OK;
  }

  private Collection<GenericRecord> newest(Connection open) {
    try (Outputs outputs = open.outputs(TopicReader.From.BEGINNING, Destination.SCORECARDS);
        Progress progress = Progress.reading(console)) {
      return CardTable.newest(outputs.toEnd(progress));
    }
  }

  private Collection<GenericRecord> asked(Collection<GenericRecord> cards) {
    if (pattern == null) {
      return cards;
    }
    List<GenericRecord> asked =
        cards.stream().filter(card -> card.get("pattern_id").toString().equals(pattern)).toList();
    if (asked.isEmpty()) {
      TreeSet<String> known = new TreeSet<>();
      cards.forEach(card -> known.add(card.get("pattern_id").toString()));
      throw new WrongUsageException(
          "there is no scorecard of '"
              + pattern
              + "'"
              + Suggestion.or(pattern, known, "; there are those of "));
    }
    return asked;
  }
}
