package io.weir.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own, ended with this one at the latest. */
final class JavaProcess {

  private static final int TOLD_LINES = 20;

  private final String name;
  private final Process process;
  private final Path log;
  private final Thread endWithThisJvm;

  private JavaProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.endWithThisJvm = new Thread(process::destroyForcibly, "end " + name);
    Runtime.getRuntime().addShutdownHook(endWithThisJvm);
  }

  /**
   * Starts a JVM of the same installation as this one.
   *
   * @param log what it prints goes there
   */
  static JavaProcess start(
      String name,
      List<String> flags,
      List<Path> classPath,
      String mainClass,
      List<String> arguments,
      Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    // Flags meant for this JVM must not reach the other one behind our back.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    try {
      return new JavaProcess(name, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /** Throws with the end of its log if the process has ended. */
  void assertAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          name + " ended with code " + process.exitValue() + ":\n" + endOfLog());
    }
  }

  /** Ends the process as a crash would and returns when it has gone. */
  void kill() {
    end(process.destroyForcibly());
  }

  /** Asks the process to end, and ends it if it does not within ten seconds. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    end(process);
  }

  private void end(Process ending) {
    ending.onExit().join();
    try {
      Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
    } catch (IllegalStateException e) {
      // This JVM is going down and the hook is running: nothing is left to remove.
      return;
    }
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
    } catch (IOException e) {
      return "(its log " + log + " cannot be read: " + e.getMessage() + ")";
    }
  }
}
