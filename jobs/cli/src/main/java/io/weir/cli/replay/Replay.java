package io.weir.cli.replay;

import io.weir.cli.console.Console;
import io.weir.cli.console.Progress;
import io.weir.cli.replay.output.Statements;
import io.weir.local.EmbeddedFlink;
import io.weir.local.FlinkOptions;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Destination;
import io.weir.streaming.replay.FixedLog;
import io.weir.streaming.replay.FrozenReplay;
import io.weir.streaming.replay.ReplayJob;
import io.weir.streaming.stage.StageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One replay: lines become events, the job goes through them, what it says becomes lines. */
final class Replay {
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(10);

  private final Console console;
  private final EventSource source;
  private final StreamCatalog catalog;
  private final PatternLibrary.Library library;
  private final String policy;
  private final int parallelism;
  private final LongSupplier nanos;

  /**
   * @param source where events come from
   * @param library without problems
   * @param policy text of a right policy file
   * @param nanos a clock that only goes forward
   */
  Replay(
      Console console,
      EventSource source,
      StreamCatalog catalog,
      PatternLibrary.Library library,
      String policy,
      int parallelism,
      LongSupplier nanos) {
    this.console = console;
    this.source = source;
    this.catalog = catalog;
    this.library = library;
    this.policy = policy;
    this.parallelism = parallelism;
    this.nanos = nanos;
  }

  /**
   * Runs and writes the lines into a directory that is there.
   *
   * @throws Exception if the cluster fails the job
   */
  ReplayReport into(Path out) throws Exception {
    Path work = Files.createTempDirectory(out, "replay-");
    try {
      return run(work, out);
    } finally {
      remove(work);
    }
  }

  private ReplayReport run(Path work, Path out) throws Exception {
    Path events = work.resolve("events");
    Conversion read;
    try (Progress progress = new Progress(console, source.counted(), nanos)) {
      read = source.read(events, out, progress::at);
    }
    console.complain(
        console
            .paint()
            .faint(
                "%,d events read, %,d dead letters; %d patterns"
                    .formatted(read.total(), read.deadLetters(), library.patterns().size())));
    Statements statements = new Statements(out, catalog);
    long started = nanos.getAsLong();
    int passes;
    try (EmbeddedFlink flink = EmbeddedFlink.start(FlinkOptions.slots(parallelism))) {
      passes = run(flink, work, events, statements);
    }
    statements.finish();
    double seconds = (nanos.getAsLong() - started) / 1e9;
    return new ReplayReport(
        read.events(),
        read.deadLetters(),
        read.late(),
        read.leftOut(),
        statements.signals(),
        statements.count(Destination.ALERTS),
        statements.decisions(),
        passes,
        seconds,
        Math.round(read.total() * passes / seconds),
        out.toString());
  }

  private int run(EmbeddedFlink flink, Path work, Path events, Statements statements)
      throws Exception {
    if (source.frozen()) {
      new FrozenReplay(options(), work, () -> environment(flink)).run(events, statements::add);
      return 1;
    }
    return new ReplayJob(options(), work, () -> environment(flink))
        .run(List.of(events), statements::add);
  }

  private StageOptions options() {
    FixedLog log = new FixedLog();
    for (PatternLibrary.Entry entry : library.entries()) {
      log.pattern(entry.pattern().id(), entry.text());
    }
    return new StageOptions(catalog, policy, log, true, SETTLE_AFTER);
  }

  private StreamExecutionEnvironment environment(EmbeddedFlink flink) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env = flink.environment(settings);
    env.setParallelism(parallelism);
    return env;
  }

  private static void remove(Path directory) throws IOException {
    List<Path> below;
    try (Stream<Path> all = Files.walk(directory)) {
      below = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : below) {
      Files.deleteIfExists(path);
    }
  }
}
