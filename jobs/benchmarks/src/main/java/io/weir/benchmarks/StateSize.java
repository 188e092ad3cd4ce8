package io.weir.benchmarks;

import io.weir.local.EmbeddedFlink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Takes a savepoint of a job that has decided everything: how large, and how long it took. It is in
 * Flink's canonical form, so that of the same state it is as large whichever backend keeps it.
 */
final class StateSize implements Play.Company {
  private final EmbeddedFlink flink;
  private long bytes;
  private double seconds;

  StateSize(EmbeddedFlink flink) {
    this.flink = flink;
  }

  /** Of the last play. */
  long bytes() {
    return bytes;
  }

  /** From asking for it to having it, of the last play. */
  double seconds() {
    return seconds;
  }

  @Override
  public void after(Play.Scene scene) throws IOException {
    long began = System.nanoTime();
    Path savepoint = Path.of(URI.create(flink.savepoint(scene.job())));
    seconds = (System.nanoTime() - began) / 1e9;
    try (Stream<Path> files = Files.walk(savepoint)) {
      bytes = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
