package io.weir.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The tree this module is part of: what was compiled, and the sources it was compiled from. */
final class House {
  static final String ROOT = "io.weir";
  static final Path TOP = Path.of("../..").toAbsolutePath().normalize();

  private House() {}

  static JavaClasses mainClasses(Module module) {
    return new ClassFileImporter().importPath(compiled(module, "classes"));
  }

  static JavaClasses mainClasses() {
    return new ClassFileImporter().importPaths(compiled("classes"));
  }

  static JavaClasses testClasses() {
    return new ClassFileImporter().importPaths(compiled("test-classes"));
  }

  static JavaClasses mainAndTestClasses() {
    return new ClassFileImporter()
        .importPaths(
            Stream.of("classes", "test-classes").flatMap(kind -> compiled(kind).stream()).toList());
  }

  /**
   * Java sources of all modules, in a fixed order.
   *
   * @param kind {@code main} or {@code test}
   */
  static List<Path> sources(String kind) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Module module : Module.values()) {
      Path directory = TOP.resolve(module.directory()).resolve("src").resolve(kind);
      try (Stream<Path> files =
          Files.isDirectory(directory) ? Files.walk(directory) : Stream.of()) {
        files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
      }
    }
    return sources;
  }

  static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file, UTF_8);
  }

  private static List<Path> compiled(String kind) {
    return Arrays.stream(Module.values())
        .map(module -> compiled(module, kind))
        .filter(Files::isDirectory)
        .toList();
  }

  private static Path compiled(Module module, String kind) {
    return TOP.resolve(module.directory()).resolve("target").resolve(kind);
  }
}
