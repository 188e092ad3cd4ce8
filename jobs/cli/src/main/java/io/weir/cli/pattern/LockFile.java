package io.weir.cli.pattern;

import io.weir.cli.console.Home;
import io.weir.cli.console.TextFile;
import io.weir.patterns.lock.PatternLock;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.syntax.PatternLibrary.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The lock of one directory of patterns.
 *
 * @param path where it is, or would be
 * @param lock what it says; nothing where it is not there yet
 * @param problems what is wrong with it as a file
 */
record LockFile(Path path, PatternLock lock, List<Problem> problems) {

  /** The lock of a directory. */
  static LockFile in(Path directory) {
    Path path = directory.resolve(PatternLock.FILE);
    Problems problems = new Problems();
    PatternLock lock =
        Files.exists(path)
            ? PatternLock.read(path.toString(), TextFile.read(path), problems)
            : PatternLock.empty();
    return new LockFile(path, lock, problems.list());
  }

  /**
   * The ids of the libraries these paths are in, and of the shipped one, which others may build on;
   * null where one of them is in none, so that nobody knows which other patterns there are.
   */
  static Set<String> idsAround(List<Path> paths, Home home) {
    Set<String> ids = new TreeSet<>(in(home.patterns()).lock().ids());
    for (Path path : paths) {
      Path directory = path.toAbsolutePath().normalize();
      while (directory != null && !Files.exists(directory.resolve(PatternLock.FILE))) {
        directory = directory.getParent();
      }
      if (directory == null) {
        return null;
      }
      ids.addAll(in(directory).lock().ids());
    }
    return ids;
  }

  /** How the libraries among these paths differ from their locks; those without one do not. */
  static List<Problem> differences(List<Path> paths, Library library) {
    List<Problem> problems = new ArrayList<>();
    for (Path directory : paths) {
      if (Files.exists(directory.resolve(PatternLock.FILE))) {
        LockFile file = in(directory);
        problems.addAll(file.problems());
        problems.addAll(file.lock().stale(file.path().toString(), below(directory, library)));
      }
    }
    return problems;
  }

  private static Library below(Path directory, Library library) {
    return new Library(
        library.entries().stream().filter(entry -> entry.path().startsWith(directory)).toList(),
        List.of(),
        List.of());
  }

  void write(PatternLock written) throws IOException {
    Files.writeString(path, written.text());
  }
}
