package io.weir.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.weir.benchmarks.Evaluation;
import io.weir.benchmarks.Suites;
import io.weir.benchmarks.Wishes;
import io.weir.benchmarks.measure.Circumstances;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Profile;
import io.weir.benchmarks.measure.ResultsPage;
import io.weir.benchmarks.measure.Sheet;
import io.weir.benchmarks.measure.Suite;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures suites, each beside its baseline in the same run. */
@Command(
    name = "bench",
    description = "Measures how fast Weir is, beside baselines in the same run.",
    mixinStandardHelpOptions = true)
public final class BenchVerb implements Callable<Exit> {
  private final Console console;
  private final Home home;

  @Parameters(
      arity = "0..*",
      paramLabel = "SUITE",
      description = "conditions, sequences, aggregates, scale, pipeline, latency, publish (all).")
  private List<String> names = List.of();

  @Option(
      names = "--quick",
      description =
          "Smaller sizes and fewer rounds: all suites within ten minutes on two quiet cores.")
  private boolean quick;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the medians: a flat object, key to number.")
  private Path json;

  @Option(
      names = "--write-results",
      description = "Sets the sections of these suites in jobs/benchmarks/RESULTS.md.")
  private boolean writeResults;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "Samples where the time goes, by thread and method, and adds it to this file, suite by"
              + " suite; costs some of the speed.")
  private Path profile;

  @Option(
      names = "--events",
      description =
          "About how many events a round of suites pipeline and scale (as the effort says).")
  private int events;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the simulated world (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description =
          "The only rate of latency and publish, events a second; 0 for several (${DEFAULT-VALUE}).")
  private long rate;

  @Option(
      names = "--rounds",
      description = "Rounds that count of suites pipeline and latency (as the effort says).")
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

  @Option(
      names = OutputOptions.NO_COLOR,
      description = "No colours; NO_COLOR in the environment does the same.")
  @SuppressWarnings("UnusedVariable") // Main looks for it before anything is parsed
  private boolean noColor;

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
      new Evaluation(library, policy, console::complain)
          .run(events == 0 ? 1_000_000 : events, seed, rounds == 0 ? 3 : rounds);
      return Exit.OK;
    }
    measure(suites(library, policy));
    return Exit.OK;
  }

  private void measure(List<Suite> suites) throws Exception {
    Map<String, Double> medians = new LinkedHashMap<>();
    Path page = home.root().resolve("jobs/benchmarks/RESULTS.md");
    ResultsPage results = ResultsPage.of(Files.exists(page) ? Files.readString(page) : "");
    List<String> circumstances = Circumstances.of(home.root(), LocalDate.now(ZoneOffset.UTC));
    for (Suite suite : suites) {
      console.complain(suite.name() + ": " + suite.about());
      Sheet sheet = new Sheet(console::complain);
      long began = System.nanoTime();
      run(suite, sheet);
      console.complain(
          "%s took %d s".formatted(suite.name(), (System.nanoTime() - began) / 1_000_000_000));
      sheet.lines().forEach(console::say);
      console.say("");
      console.flush();
      medians.putAll(sheet.medians());
      results.put(suite, sheet, circumstances, command(suite));
      if (writeResults) {
        Files.writeString(page, results.text()); // after each: an hour is long to lose
      }
      if (json != null) {
        write(medians);
      }
    }
  }

  private void run(Suite suite, Sheet sheet) throws Exception {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    if (profile == null) {
      suite.run(effort, sheet);
      return;
    }
    List<String> lines = new ArrayList<>(List.of("## " + suite.name(), ""));
    try (Profile sampled = Profile.begin()) {
      suite.run(effort, sheet);
      lines.addAll(sampled.end(Suites::role));
    }
    lines.add("");
    Files.write(profile, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String command(Suite suite) {
    return "deploy/weir bench " + suite.name() + (quick ? " --quick" : "");
  }

  private void write(Map<String, Double> medians) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(json.toFile(), medians);
  }

  private List<Suite> suites(PatternLibrary.Library library, String policy) {
    List<Suite> all =
        Suites.all(
            library, policy, new Wishes(events, seed, rate, rounds, parallelism, arguments()));
    if (names.isEmpty()) {
      return all;
    }
    Map<String, Suite> byName = new LinkedHashMap<>();
    all.forEach(suite -> byName.put(suite.name(), suite));
    List<Suite> chosen = new ArrayList<>();
    for (String name : names) {
      Suite suite = byName.get(name);
      if (suite == null) {
        throw new WrongUsageException(
            "no suite is called '" + name + "'; there are " + known(byName));
      }
      chosen.add(suite);
    }
    return chosen;
  }

  private static String known(Map<String, Suite> byName) {
    return byName.keySet().stream().collect(Collectors.joining(", "));
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
