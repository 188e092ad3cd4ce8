package io.weir.streaming.gatekeeper;

import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.RowLayout;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Pattern and policy files read and checked, shared by all stages of this process: reading is a
 * pure function of the text and the streams, so each text is read once, by the first thread that
 * wants it; another that wants the same waits. Jobs of other streams may have been in this process.
 * Bound: {@value #MOST} texts, the longest unused goes.
 */
final class Compiled {
  private static final int MOST = 2048;

  private static final Map<Text, FutureTask<?>> READS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, FutureTask<?>> eldest) {
          return size() > MOST;
        }
      };

  private Compiled() {}

  /** What a pattern file reads as. */
  static PatternReader.Read of(StreamCatalog catalog, String file, String text) {
    return read(
        PatternReader.Read.class,
        Text.of(catalog, file, text),
        () -> new PatternReader(catalog).read(file, text));
  }

  /** What a policy file reads as. */
  static PolicyReader.Read policy(StreamCatalog catalog, String text) {
    return read(
        PolicyReader.Read.class,
        Text.of(catalog, "", text),
        () -> PolicyReader.read("policy.yaml", text, catalog));
  }

  /** A text and the streams it speaks of, which are known by their layouts. */
  private record Text(List<RowLayout> layouts, String file, String text) {
    static Text of(StreamCatalog catalog, String file, String text) {
      return new Text(catalog.streams().stream().map(StreamSchema::layout).toList(), file, text);
    }
  }

  private static <T> T read(Class<T> type, Text key, Callable<T> reading) {
    FutureTask<?> task;
    synchronized (READS) {
      task = READS.computeIfAbsent(key, any -> new FutureTask<>(reading));
    }
    task.run();
    try {
      return type.cast(task.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a file was read", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a reader says what is wrong, and never fails", e.getCause());
    }
  }
}
