package io.weir.cli.replay;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Excerpts;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.PolicyOptions;
import io.weir.cli.console.StreamOptions;
import io.weir.cli.console.TextFile;
import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs recorded events through the job's own wiring and writes down what it says. */
@Command(
    name = "replay",
    description =
        "Runs events from files, or as they were judged, through the job and writes what it says as"
            + " NDJSON.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Files end with .csv, .ndjson or .avro, .gz behind these. Streams the mapping does not speak of",
      "are mapped by name: their columns are the stream's fields, and append_time."
    })
public final class ReplayVerb implements Callable<Exit> {
  private static final Duration LATENESS = Duration.ofSeconds(60);

  private final Console console;
  private final Home home;

  @Option(
      names = "--stream",
      paramLabel = "NAME=FILE",
      description = "A file of events, and the stream they belong to; may be given many times.")
  private List<String> streams = List.of();

  @Option(
      names = "--evaluated",
      description =
          "Instead of files: the events an installation judged, from its topic 'topics.evaluated',"
              + " with what other keys, lists and profiles had said of them then.")
  private boolean evaluated;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description = "What the columns mean; shipped ones are in deploy/mappings.")
  private Path map;

  @Option(
      names = "--patterns",
      paramLabel = "DIR|FILE",
      description = "The patterns to apply; the shipped ones if not given.")
  private List<Path> patterns = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Takes signals.ndjson, alerts.ndjson, decisions.ndjson, dead-letters.ndjson.")
  private Path out;

  @Option(
      names = "--parallelism",
      defaultValue = "2",
      description = "Subtasks of each stage (${DEFAULT-VALUE}).")
  private int parallelism;

  @Mixin private ConnectionOptions connection;
  @Mixin private PolicyOptions policy;
  @Mixin private StreamOptions schemas;
  @Mixin private OutputOptions output;

  /** The verb of an installation. */
  public ReplayVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() throws Exception {
    if (evaluated != streams.isEmpty()) {
      throw new WrongUsageException("give events: --stream NAME=FILE, or --evaluated alone");
    }
    Connection open = evaluated ? connection.open() : null;
    StreamCatalog catalog = evaluated ? open.settings().catalog() : schemas.catalog();
    EventSource source = evaluated ? new EvaluatedSource(open) : files(catalog);
    policy.policy(home);
    PatternLibrary.Library library = library(catalog);
    if (!library.problems().isEmpty()) {
      complain(library);
      return Exit.FINDINGS;
    }
    Files.createDirectories(out);
    String policyText = TextFile.read(policy.path(home));
    ReplayReport report =
        new Replay(console, source, catalog, library, policyText, parallelism, System::nanoTime)
            .into(out);
    if (output.json()) {
      console.json(report);
    } else {
      report.print(console);
    }
    return Exit.OK;
  }

  private EventSource files(StreamCatalog catalog) {
    ReplayInput input =
        new ReplayInput(
            catalog,
            files(),
            map == null ? null : map.toString(),
            map == null ? null : TextFile.read(map),
            LATENESS.toMillis());
    List<Problem> problems = input.problems();
    if (!problems.isEmpty()) {
      throw new WrongUsageException(
          problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return new FileSource(input);
  }

  private List<StreamFile> files() {
    List<StreamFile> files = new ArrayList<>();
    for (String stream : streams) {
      int equals = stream.indexOf('=');
      if (equals <= 0 || equals == stream.length() - 1) {
        throw new WrongUsageException("--stream takes NAME=FILE, not '" + stream + "'");
      }
      files.add(new StreamFile(stream.substring(0, equals), stream.substring(equals + 1)));
    }
    return files;
  }

  private PatternLibrary.Library library(StreamCatalog catalog) {
    List<Path> paths = patterns.isEmpty() ? List.of(home.patterns()) : patterns;
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new WrongUsageException(path + ":1:1 no such file or directory");
      }
    }
    PatternLibrary.Library library = new PatternLibrary(new PatternReader(catalog)).read(paths);
    if (library.entries().isEmpty() && library.problems().isEmpty()) {
      throw new WrongUsageException("no pattern files there: their names end in .yaml");
    }
    return library;
  }

  private void complain(PatternLibrary.Library library) {
    Excerpts excerpts = new Excerpts(console.paint());
    library.entries().forEach(entry -> excerpts.file(entry.path().toString(), entry.text()));
    library.problems().forEach(problem -> console.complain(excerpts.of(problem)));
  }
}
