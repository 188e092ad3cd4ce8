package io.weir.streaming.gatekeeper;

import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Pattern and policy files read and checked, shared by all stages of this process: reading is a
 * pure function of the text, so each text is read once, by the first thread that wants it; another
 * that wants the same waits. Bound: {@value #MOST} texts, the longest unused goes.
 */
final class Compiled {
  private static final int MOST = 2048;

  private static final Map<String, FutureTask<?>> READS =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, FutureTask<?>> eldest) {
          return size() > MOST;
        }
      };

  private Compiled() {}

  /** What a pattern file reads as; the streams of a process are the same for all its stages. */
  static PatternReader.Read of(StreamCatalog catalog, String file, String text) {
    return read(
        PatternReader.Read.class,
        file + '\n' + text,
        () -> new PatternReader(catalog).read(file, text));
  }

  /** What a policy file reads as. */
  static PolicyReader.Read policy(StreamCatalog catalog, String text) {
    return read(
        PolicyReader.Read.class,
        "\n" + text,
        () -> PolicyReader.read("policy.yaml", text, catalog));
  }

  private static <T> T read(Class<T> type, String key, Callable<T> reading) {
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
