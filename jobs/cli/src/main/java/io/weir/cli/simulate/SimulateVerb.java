package io.weir.cli.simulate;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Progress;
import io.weir.cli.console.Table;
import io.weir.cli.console.WrongUsageException;
import io.weir.schemas.StreamCatalog;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the events of a simulated bank to files that {@code replay} reads as they are. */
@Command(
    name = "simulate",
    description = "Writes the events of a simulated bank to files, and the truth beside them.",
    mixinStandardHelpOptions = true)
public final class SimulateVerb implements Callable<Exit> {
  private static final long LEAST_EVENTS = 1_000;

  private final Console console;

  /** The formats there are. */
  enum Format {
    NDJSON,
    AVRO
  }

  @Option(
      names = "--events",
      defaultValue = "100000",
      description = "About how many events (${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the simulated world; the same gives the same (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Takes one file a stream, and truth.json.")
  private Path out;

  @Option(
      names = "--format",
      defaultValue = "ndjson",
      description =
          "ndjson, or avro for container files, which hold no garbage (${DEFAULT-VALUE}).")
  private Format format;

  @Mixin private OutputOptions output;

  /** The verb. */
  public SimulateVerb(Console console) {
    this.console = console;
  }

  /**
   * What machines read of it.
   *
   * @param events events written, by stream; a duplicate counts
   * @param garbage records that are no event; not in container files
   * @param attacks attacks, by kind
   * @param out the directory
   */
  record Report(Map<String, Long> events, long garbage, Map<String, Long> attacks, String out) {}

  @Override
  public Exit call() throws IOException {
    if (events < LEAST_EVENTS) {
      throw new WrongUsageException("--events is at least 1000, not " + events);
    }
    Files.createDirectories(out);
    SimulationOptions world = SimulationOptions.forEvents(events, seed);
    Simulation simulation = Simulation.of(world);
    Report report = write(simulation);
    TruthFile.write(out.resolve("truth.json"), world, simulation.truth());
    if (output.json()) {
      console.json(report);
    } else {
      print(report);
    }
    return Exit.OK;
  }

  private Report write(Simulation simulation) throws IOException {
    Map<String, EventWriter> writers = new TreeMap<>();
    Map<String, Long> written = new TreeMap<>();
    long garbage = 0;
    long done = 0;
    try (Progress progress = new Progress(console, "events written", System::nanoTime)) {
      Iterator<SimulatedEvent> all = simulation.events();
      while (all.hasNext()) {
        SimulatedEvent event = all.next();
        EventWriter writer = writers.get(event.stream());
        if (writer == null) {
          writer = open(event.stream());
          writers.put(event.stream(), writer);
        }
        if (event.record() == null) {
          writer.garbage(event.garbage());
          garbage++;
        } else {
          writer.event(event.record(), event.appendTime());
          written.merge(event.stream(), 1L, Long::sum);
        }
        progress.at(++done);
      }
    } finally {
      for (EventWriter writer : writers.values()) {
        writer.close();
      }
    }
    Map<String, Long> attacks = new TreeMap<>();
    simulation.truth().attacks().forEach(a -> attacks.merge(a.kind().label(), 1L, Long::sum));
    return new Report(written, garbage, attacks, out.toString());
  }

  private EventWriter open(String stream) throws IOException {
    Path file = out.resolve(stream + "." + format.name().toLowerCase(Locale.ROOT));
    return switch (format) {
      case NDJSON -> new NdjsonWriter(file);
      case AVRO -> new AvroWriter(file, StreamCatalog.shipped().stream(stream).avro());
    };
  }

  private void print(Report report) {
    Table table = new Table("lr");
    report.events().forEach((stream, count) -> table.row(stream + " events", count));
    table.row("garbage", report.garbage());
    report.attacks().forEach((kind, count) -> table.row(kind, count));
    table.lines().forEach(console::say);
    console.say("written to " + report.out());
  }
}
