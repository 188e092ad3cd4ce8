package io.weir.cli.demo;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays a simulated bank against the real job and says how well it did. */
@Command(
    name = "demo",
    description = {
      "Starts a Kafka broker and a Flink cluster in this process, runs the main job on them, plays",
      "a simulated bank with labelled attacks, shows alerts as they are decided, and sums up."
    },
    mixinStandardHelpOptions = true)
public final class DemoVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Option(
      names = "--events",
      defaultValue = "200000",
      description = "How many events to play (${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the simulated world (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "15000",
      description = "Events a second; 0 for as many as go (${DEFAULT-VALUE}).")
  private long rate;

  @Option(
      names = "--parallelism",
      defaultValue = "1",
      description = "Subtasks of each stage (${DEFAULT-VALUE}).")
  private int parallelism;

  @Option(
      names = "--web-port",
      defaultValue = "0",
      description = "Port of Flink's web UI; 0 for any free one.")
  private int webPort;

  @Option(names = "--patterns", description = "Directory of pattern files (the shipped ones).")
  private Path patterns;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "-",
      paramLabel = "FILE",
      description = "Write the summary as JSON to FILE, or to standard output.")
  private Path json;

  @Option(
      names = "--label",
      description =
          "Let simulated analysts, who know the truth, dispose of every alert, start ScorecardJob"
              + " and show the patterns' scorecards.")
  private boolean label;

  @Option(names = "--keep", description = "Leave broker and cluster running at the end.")
  private boolean keep;

  @SuppressWarnings("UnusedVariable") // the main looks for it before anything is parsed
  @Option(names = OutputOptions.NO_COLOR, description = "No colours, even on a terminal.")
  private boolean noColor;

  /** The verb of an installation. */
  public DemoVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() throws IOException, InterruptedException {
    DemoOptions options =
        new DemoOptions(
            events,
            seed,
            rate,
            parallelism,
            webPort,
            patterns == null ? home.patterns() : patterns,
            label,
            keep);
    return new Demo(options, home, console, json).run();
  }
}
