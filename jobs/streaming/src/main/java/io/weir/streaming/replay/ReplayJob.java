package io.weir.streaming.replay;

import io.weir.engine.event.Event;
import io.weir.engine.signal.Ids;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.stage.StageOptions;
import io.weir.streaming.topology.DetectionJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Replays events from files through the main job's wiring, settled. What one key must tell another
 * is fed into the next pass, until a pass tells nothing new.
 */
public final class ReplayJob {
  private static final int MOST_PASSES = 8;

  private final StageOptions options;
  private final Path work;
  private final Supplier<StreamExecutionEnvironment> environments;

  /**
   * @param options with a fixed log, settled
   * @param work an empty directory for the files between passes
   * @param environments a fresh environment for each pass
   */
  public ReplayJob(
      StageOptions options, Path work, Supplier<StreamExecutionEnvironment> environments) {
    this.options = options;
    this.work = work;
    this.environments = environments;
  }

  /**
   * Runs passes over the events.
   *
   * @param events files written by {@link EventFile}
   * @param statements gets every statement of the last pass
   * @return number of passes
   * @throws Exception if the cluster fails the job
   */
  public int run(List<Path> events, Consumer<OutRecord> statements) throws Exception {
    Set<String> told = Set.of();
    for (int pass = 1; ; pass++) {
      Path output = Files.createDirectories(work.resolve("pass-" + pass));
      List<Path> inputs = new ArrayList<>(events);
      Path notices = work.resolve("notices-" + (pass - 1));
      if (Files.exists(notices)) {
        inputs.add(notices);
      }
      StreamExecutionEnvironment env = environments.get();
      DetectionJob.define(env, new FilePorts(inputs, output, options.catalog()), options);
      env.execute("replay, pass " + pass);
      Set<String> now = collect(output, work.resolve("notices-" + pass));
      if (now.equals(told) || pass == MOST_PASSES) {
        RecordFile.read(output, statements);
        return pass;
      }
      told = now;
    }
  }

  /** Writes the signals of a pass as events of the next; says which they were. */
  private Set<String> collect(Path output, Path notices) throws IOException {
    StreamCatalog catalog = options.catalog();
    StreamSchema stream = catalog.stream("signal");
    EventCodec codec = new EventCodec(catalog.schemas());
    Set<String> statements = new TreeSet<>();
    List<Event> events = new ArrayList<>();
    RecordFile.read(
        output,
        record -> {
          if (record.destination() == Destination.SIGNALS) {
            Row row = decode(codec, stream, record.value());
            Event event = new Event(stream, row, record.timestamp(), record.sentAt(), false);
            if (statements.add(event.id() + "@" + event.time() + "#" + content(row))) {
              events.add(event);
            }
          }
        });
    try (EventFile file = new EventFile(notices, catalog)) {
      for (Event event : events) {
        file.write(event);
      }
    }
    return statements;
  }

  /** Whatever a signal says may matter to who reads it. */
  private static long content(Row row) {
    return Ids.hash64(new String(row.bytes(), StandardCharsets.ISO_8859_1));
  }

  private static Row decode(EventCodec codec, StreamSchema stream, byte[] value) {
    try {
      return codec.decode(stream, value);
    } catch (UndecodableException e) {
      throw new IllegalStateException("the job wrote a signal it cannot read", e);
    }
  }
}
