package io.weir.streaming.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.engine.walk.Walk;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.NoiseOptions;
import io.weir.simulator.world.SimulatedEvent;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.stage.StageOptions;
import io.weir.testkit.FlinkFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The job over files says what the evaluators say when they are called one after another. */
class ReplayITCase {
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  private static final Path DEPLOY = Path.of("../../deploy");
  private static final Path PLATFORM =
      Path.of("src/test/resources/io/weir/streaming/job/busy-platform.yaml");

  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final PatternLibrary.Library library =
      new PatternLibrary(new PatternReader(catalog))
          .read(List.of(DEPLOY.resolve("patterns"), PLATFORM));

  @TempDir private Path work;

  @Test
  void shouldSayTheSameAsTheWalkAtAnyParallelism() throws Exception {
    String policy = Files.readString(DEPLOY.resolve("policy.yaml"));
    List<Event> events = events();
    Set<String> expected = new TreeSet<>();
    Set<String> patterns = new TreeSet<>();
    for (Signal signal : walk(events, policy).standing()) {
      expected.add(signal.live().id());
      patterns.add(signal.live().patternId());
    }

    Set<String> alone = replay(events, policy, 1);
    Set<String> together = replay(events, policy, 3);

    assertThat(patterns).hasSizeGreaterThan(1).contains("busy-platform");
    assertThat(alone).isEqualTo(expected);
    assertThat(together).isEqualTo(expected);
  }

  private Told walk(List<Event> events, String policy) {
    Versions versions = new Versions(catalog, PolicyReader.read("policy.yaml", policy).policy());
    library.patterns().forEach(pattern -> versions.put(pattern, Long.MIN_VALUE));
    return new Walk(catalog, versions).run(events);
  }

  private Set<String> replay(List<Event> events, String policy, int parallelism) throws Exception {
    Path directory = Files.createDirectories(work.resolve("p" + parallelism));
    Path file = directory.resolve("events");
    try (EventFile out = new EventFile(file, catalog)) {
      for (Event event : events) {
        out.write(event);
      }
    }
    FixedLog log = new FixedLog();
    for (PatternLibrary.Entry entry : library.entries()) {
      log.pattern(entry.pattern().id(), entry.text());
    }
    StageOptions options = new StageOptions(catalog, policy, log, true, Duration.ofSeconds(10));
    List<OutRecord> said = new ArrayList<>();
    new ReplayJob(
            options,
            directory,
            () -> {
              Configuration configuration = new Configuration();
              configuration.setString("pipeline.generic-types", "false");
              configuration.setString("pipeline.auto-generate-uids", "false");
              configuration.setString("pipeline.object-reuse", "true");
              var env = FLINK.environment(configuration);
              env.setParallelism(parallelism);
              return env;
            })
        .run(List.of(file), said::add);
    return standing(said);
  }

  private Set<String> standing(List<OutRecord> said) throws Exception {
    StreamSchema stream = catalog.stream("signal");
    EventCodec codec = new EventCodec(catalog.schemas());
    Set<String> raised = new TreeSet<>();
    for (OutRecord record : said) {
      if (record.destination() == Destination.SIGNALS) {
        Row row = codec.decode(stream, record.value());
        if (row.getString(stream.activity().index()).equals("RAISED")) {
          raised.add(row.getString(stream.layout().field("signal_id").index()));
        }
      }
    }
    return raised;
  }

  private List<Event> events() throws Exception {
    Simulation simulation =
        Simulation.of(SimulationOptions.forEvents(30_000, 7).withNoise(NoiseOptions.none()));
    EventCodec codec = new EventCodec(catalog.schemas());
    List<Event> events = new ArrayList<>();
    Iterator<SimulatedEvent> arriving = simulation.events();
    while (arriving.hasNext()) {
      SimulatedEvent next = arriving.next();
      StreamSchema stream = catalog.stream(next.stream());
      Row row = codec.decode(stream, codec.encode(next.record()));
      events.add(new Event(stream, row, next.appendTime(), next.appendTime(), false));
    }
    return events;
  }
}
