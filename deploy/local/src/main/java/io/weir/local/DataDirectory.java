package io.weir.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Where a local server keeps its files: the caller's directory, or a temporary one. */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final boolean kept;

  private DataDirectory(Path path, boolean kept) {
    this.path = path;
    this.kept = kept;
  }

  /**
   * Opens a directory.
   *
   * @param given created if missing; null for a temporary directory
   * @param keep whether the files outlive {@link #close()}
   */
  static DataDirectory open(Path given, boolean keep, String temporaryPrefix) {
    try {
      Path path =
          given == null
              ? Files.createTempDirectory(temporaryPrefix)
              : Files.createDirectories(given.toAbsolutePath());
      return new DataDirectory(path, keep);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a data directory", e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  /** Deletes a tree in which a stopping server may still be deleting files of its own. */
  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
