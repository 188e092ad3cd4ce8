package io.weir.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Samples of where threads are while something runs, from the JVM's own flight recorder. Samples
 * are of running Java code only: who waits, the compiler and the collector do not occur.
 */
public final class Profile implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final int THREADS = 12;
  private static final int METHODS = 12;
  private static final int DEEPEST = 64;

  private final Recording recording = new Recording();

  private Profile() {
    recording.enable("jdk.ExecutionSample").withPeriod(EVERY);
  }

  /** Begins to sample. */
  public static Profile begin() {
    Profile profile = new Profile();
    profile.recording.start();
    return profile;
  }

  /**
   * Ends sampling and says where the time went.
   *
   * @param role what a thread does, by its name
   * @return a Markdown list: who ran most, and of each the methods it was in, those it called
   *     included, and at the very top of its stack
   */
  public List<String> end(UnaryOperator<String> role) throws IOException {
    recording.stop();
    Path file = Files.createTempFile("weir-profile-", ".jfr");
    try {
      recording.dump(file);
      return summary(file, role);
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> summary(Path file, UnaryOperator<String> role) throws IOException {
    Map<String, Samples> byRole = new HashMap<>();
    long all = 0;
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getStackTrace() != null && event.getThread("sampledThread") != null) {
          String name = event.getThread("sampledThread").getJavaName();
          byRole
              .computeIfAbsent(role.apply(String.valueOf(name)), key -> new Samples())
              .add(event.getStackTrace().getFrames());
          all++;
        }
      }
    }
    List<String> lines = new ArrayList<>();
    long total = all;
    lines.add(
        "%,d samples, one every %d ms of each running thread.".formatted(total, EVERY.toMillis()));
    lines.add("");
    byRole.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue().count, a.getValue().count))
        .limit(THREADS)
        .forEach(entry -> entry.getValue().tell(entry.getKey(), total, lines));
    return lines;
  }

  @Override
  public void close() {
    recording.close();
  }

  /** Of one role. */
  private static final class Samples {
    private final Map<String, Long> within = new HashMap<>();
    private final Map<String, Long> top = new HashMap<>();
    private long count;

    void add(List<RecordedFrame> frames) {
      count++;
      Set<String> methods = new LinkedHashSet<>();
      frames.stream().limit(DEEPEST).forEach(frame -> methods.add(method(frame)));
      methods.stream().findFirst().ifPresent(method -> top.merge(method, 1L, Long::sum));
      methods.stream()
          .filter(method -> method.startsWith("io.weir."))
          .forEach(method -> within.merge(method, 1L, Long::sum));
    }

    private static String method(RecordedFrame frame) {
      return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    void tell(String role, long all, List<String> lines) {
      lines.add("- %s: %d %%".formatted(role, 100 * count / all));
      lines.add("  - within " + most(within));
      lines.add("  - in " + most(top));
    }

    private String most(Map<String, Long> methods) {
      return methods.entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .limit(METHODS)
          .map(one -> brief(one.getKey()) + " " + 100 * one.getValue() / count)
          .reduce((a, b) -> a + ", " + b)
          .orElse("nothing of ours");
    }

    /** Class and method, without the package. */
    private static String brief(String method) {
      int dot = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
      return method.substring(dot + 1);
    }
  }
}
