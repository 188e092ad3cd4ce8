package io.weir.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;

/** What figures were measured on: they mean little without. */
public final class Circumstances {
  private Circumstances() {}

  /**
   * Machine, versions, commit and day, one a line.
   *
   * @param checkout the directory the command was built from
   */
  public static List<String> of(Path checkout, LocalDate day) {
    Runtime runtime = Runtime.getRuntime();
    return List.of(
        "%s, commit %s".formatted(day, commit(checkout)),
        "%d processors (%s), %s %s"
            .formatted(
                runtime.availableProcessors(),
                processor(),
                System.getProperty("os.name"),
                System.getProperty("os.arch")),
        "Java %s, heap of %d MiB, %s"
            .formatted(System.getProperty("java.version"), runtime.maxMemory() >> 20, collectors()),
        "Flink %s, Kafka %s"
            .formatted(EnvironmentInformation.getVersion(), AppInfoParser.getVersion()));
  }

  private static String collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(collector -> collector.getName())
        .collect(Collectors.joining(" and "));
  }

  private static String commit(Path checkout) {
    String commit = git(checkout, "rev-parse", "--short", "HEAD");
    if (commit.isEmpty()) {
      return "unknown";
    }
    boolean clean =
        git(checkout, "status", "--porcelain", "--", "jobs", "schemas", ":!*.md").isEmpty();
    return clean ? commit : commit + " and changes not committed";
  }

  private static String git(Path checkout, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said.strip() : "";
    } catch (IOException withoutGit) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String processor() {
    Path told = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(told)) {
      return "of unknown make";
    }
    try {
      return Files.readAllLines(told).stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("of unknown make");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
