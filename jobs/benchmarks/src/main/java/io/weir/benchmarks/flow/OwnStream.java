package io.weir.benchmarks.flow;

import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Hop;
import io.weir.streaming.replay.FixedLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The traffic as Weir has it: rows of a declared stream, and patterns over it. */
public final class OwnStream {
  private static final StreamCatalog CATALOG = declared();
  private static final PatternReader READER = new PatternReader(CATALOG);

  private OwnStream() {}

  /** The shipped streams and {@code operation}. */
  public static StreamCatalog catalog() {
    return CATALOG;
  }

  /** The events on their way to the account stage, appended when they arrive. */
  public static List<Hop> hops(Traffic traffic) {
    OwnHops hops = new OwnHops(0, traffic.size(), traffic.operations()::get);
    List<Hop> all = new ArrayList<>(traffic.size());
    for (int i = 0; i < traffic.size(); i++) {
      all.add(hops.of(traffic.operations().get(i), traffic.arrivals()[i]));
    }
    return all;
  }

  /**
   * Adds a pattern to a log.
   *
   * @param rest the file from {@code aggregates:}, {@code when:} or {@code sequence:} on
   * @throws IllegalArgumentException naming everything wrong with it
   */
  public static void publish(FixedLog log, String id, String rest) {
    Entry entry = entry(id, rest);
    log.pattern(id, entry.text());
  }

  /**
   * A pattern as a library has it.
   *
   * @param rest the file from {@code aggregates:}, {@code when:} or {@code sequence:} on
   * @throws IllegalArgumentException naming everything wrong with it
   */
  public static Entry entry(String id, String rest) {
    String text =
        """
        id: %s
        version: 1
        title: Of a benchmark
        status: test
        mode: shadow
        owner: benchmarks
        description: Made up.
        falsePositives: [All.]
        runbook: None.
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, scope: event, ttl: 1m}
        """
                .formatted(id)
            + rest
            + """
            tests:
              - name: is not run
                events: [{at: 0s, operation: {account_id: A, activity: PAY, success: true, amount_minor: 1, counterparty: c}}]
                expect: [{at: 0s}]
              - name: is not run either
                events: [{at: 0s, operation: {account_id: A, activity: PAY, success: true, amount_minor: 1, counterparty: c}}]
                expect: []
            """;
    PatternReader.Read read = READER.read(id + ".yaml", text);
    if (read.pattern() == null) {
      throw new IllegalArgumentException(read.problems() + "\n" + text);
    }
    return new Entry(Path.of(id + ".yaml"), text, read.pattern());
  }

  /**
   * Declares {@code operation} in an empty directory, as installations declare streams.
   *
   * @return the file
   */
  public static Path declareIn(Path directory) {
    String name = "operation.avsc";
    try (InputStream schema = OwnStream.class.getResourceAsStream("/weir/benchmarks/" + name)) {
      Path file = directory.resolve(name);
      Files.copy(schema, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StreamCatalog declared() {
    try {
      Path directory = Files.createTempDirectory("weir-benchmarks-");
      Path file = declareIn(directory);
      StreamCatalog catalog = StreamCatalog.shipped().with(directory);
      Files.delete(file);
      Files.delete(directory);
      return catalog;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
