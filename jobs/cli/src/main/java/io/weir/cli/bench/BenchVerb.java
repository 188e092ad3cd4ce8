package io.weir.cli.bench;

import io.weir.benchmarks.Evaluation;
import io.weir.benchmarks.Figures;
import io.weir.benchmarks.Pipeline;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the main job on an embedded broker and cluster. */
@Command(
    name = "bench",
    description = "Measures how many events a second the job takes, or how long decisions take.",
    mixinStandardHelpOptions = true)
public final class BenchVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Option(
      names = "--events",
      defaultValue = "1000000",
      description = "About how many events a round (${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the simulated world (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "Events a second in the last round; 0 for as many as go (${DEFAULT-VALUE}).")
  private long rate;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds; the first warms up (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--parallelism",
      defaultValue = "1",
      description = "Subtasks of each stage (${DEFAULT-VALUE}).")
  private int parallelism;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting of the job, such as bufferTimeout=5ms; as often as wanted.")
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--evaluation",
      description = "Only what an event costs by itself, without broker and cluster.")
  private boolean evaluation;

  @Option(names = "--patterns", description = "Directory of pattern files (the shipped ones).")
  private Path patterns;

  @Mixin private OutputOptions output;

  /** The verb of an installation. */
  public BenchVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() throws Exception {
    Path directory = patterns == null ? home.patterns() : patterns;
    PatternLibrary.Library library =
        new PatternLibrary(new PatternReader(StreamCatalog.shipped())).read(List.of(directory));
    if (!library.problems().isEmpty()) {
      library.problems().forEach(problem -> console.complain(problem.toString()));
      return Exit.FINDINGS;
    }
    String policy = Files.readString(home.policy());
    if (evaluation) {
      new Evaluation(library, policy, console::complain).run(events, seed, rounds);
      return Exit.OK;
    }
    List<Figures> figures =
        new Pipeline(library, policy, parallelism, arguments(), console::complain)
            .run(events, seed, rate, rounds);
    if (output.json()) {
      console.json(figures);
    } else {
      figures.forEach(round -> console.say(round.toString()));
    }
    return Exit.OK;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    settings.forEach(
        (key, value) -> {
          arguments.add("--" + key);
          arguments.add(value);
        });
    return arguments;
  }
}
