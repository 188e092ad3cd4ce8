package io.weir.cli.pattern.explain;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SinceOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.PolicyOptions;
import io.weir.cli.console.TextFile;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.pattern.running.LogBook;
import io.weir.engine.event.Event;
import io.weir.engine.walk.Explainer;
import io.weir.engine.walk.Explanation;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why a pattern held for somebody, or how far it got, step by step. */
@Command(
    name = "explain",
    description = {
      "Says why a pattern fired for an account, or how far it got: from the topics, by the",
      "evaluator of the job, as if the pattern had been in force all along. Exit code 0 where it",
      "fired, 1 where not."
    },
    mixinStandardHelpOptions = true)
public final class ExplainVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Parameters(
      paramLabel = "ACCOUNT",
      description =
          "The account; of a pattern with another key, such a key; of one with several, any.")
  private String key;

  @Option(
      names = "--pattern",
      paramLabel = "ID|FILE",
      required = true,
      description = "A published pattern, or a file that is not published yet.")
  private String named;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      defaultValue = "24h",
      description = "2026-01-05T10:00:00Z, or so long ago (${DEFAULT-VALUE}).")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The same, exclusive; now, if not given.")
  private String to;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "200000",
      description = "Events to look at, at most (${DEFAULT-VALUE}).")
  private int most;

  @Mixin private ConnectionOptions connection;
  @Mixin private PolicyOptions policy;
  @Mixin private OutputOptions output;

  /** The verb of an installation. */
  public ExplainVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    Pattern pattern = pattern(open);
    long now = open.now();
    long begin = SinceOptions.instant("--from", from, now);
    long end = to == null ? now + 1 : SinceOptions.instant("--to", to, now);
    List<Event> events = new EventTopics(open, pattern, key, most).read(begin, end);
    Explanation explanation =
        new Explainer(open.settings().catalog(), policy.policy(home))
            .explain(pattern, key, events, begin, end);
    if (output.json()) {
      console.json(explanation);
    } else {
      String dimension = either(explanation.dimensions());
      console.say(
          "%s version %d on %s %s, %s to %s: %d events read, %d of this %s"
              .formatted(
                  pattern.id(),
                  pattern.version(),
                  dimension,
                  key,
                  Instant.ofEpochMilli(begin),
                  Instant.ofEpochMilli(end),
                  events.size(),
                  explanation.judged(),
                  dimension));
      new ExplanationPrinter(console).print(explanation);
    }
    return explanation.raised().isEmpty() ? Exit.FINDINGS : Exit.OK;
  }

  private static String either(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private Pattern pattern(Connection open) {
    boolean file = Files.exists(Path.of(named)) || named.endsWith(".yaml");
    String text =
        file
            ? TextFile.read(Path.of(named))
            : LogBook.read(open).known(named).entry().change().content();
    PatternReader.Read read =
        new PatternReader(open.settings().catalog()).read(file ? named : named + ".yaml", text);
    if (read.pattern() == null) {
      throw new WrongUsageException(
          read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return read.pattern();
  }
}
