package io.weir.cli.pattern;

import io.weir.cli.console.Home;
import io.weir.cli.console.StreamOptions;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which patterns a verb is about. */
final class LibraryOptions {
  @Parameters(
      paramLabel = "DIR|FILE",
      arity = "0..*",
      description = "Pattern files, and directories of them; the shipped patterns if none.")
  private List<Path> paths = List.of();

  @Mixin private StreamOptions streams;

  List<Path> paths(Home home) {
    return paths.isEmpty() ? List.of(home.patterns()) : paths;
  }

  /** The paths that lead nowhere, each with its place. */
  List<Problem> missing(Home home) {
    return missing(paths(home));
  }

  /** The paths that lead nowhere, each with its place. */
  static List<Problem> missing(List<Path> paths) {
    return paths.stream()
        .filter(path -> !Files.exists(path))
        .map(
            path ->
                new Problem(
                    path.toString(), 1, 1, Problem.Category.YAML, "no such file or directory"))
        .toList();
  }

  /**
   * The streams patterns are checked against.
   *
   * @throws io.weir.cli.console.WrongUsageException if there is something wrong with the schemas
   */
  StreamCatalog catalog() {
    return streams.catalog();
  }

  /** The files, and what is wrong with them, by their library as far as they are in one. */
  PatternLibrary.Library read(Home home, StreamCatalog catalog) {
    PatternLibrary files = new PatternLibrary(new PatternReader(catalog));
    Set<String> ids = LockFile.idsAround(paths(home), home);
    return ids == null ? files.read(paths(home)) : files.read(paths(home), ids);
  }
}
