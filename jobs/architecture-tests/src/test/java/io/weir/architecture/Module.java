package io.weir.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The modules, each with the directory it lives in and what it may know of the others. */
enum Module {
  SCHEMAS("schemas"),
  SIGNING("jobs/signing"),
  PATTERNS("jobs/patterns", SCHEMAS),
  ENGINE("jobs/engine", PATTERNS, SCHEMAS),
  SIMULATOR("jobs/simulator", SCHEMAS),
  LOCAL("deploy/local"),
  TESTKIT("jobs/testkit", LOCAL),
  CLIENT("jobs/client", SCHEMAS, SIGNING),
  STREAMING("jobs/streaming", ENGINE, PATTERNS, SCHEMAS, SIGNING),
  BENCHMARKS("jobs/benchmarks", STREAMING, ENGINE, PATTERNS, SCHEMAS, SIMULATOR, LOCAL),
  CLI("jobs/cli", BENCHMARKS, STREAMING, ENGINE, PATTERNS, SCHEMAS, SIGNING, SIMULATOR, LOCAL);

  /** Modules whose code must give the same result whenever and wherever it runs. */
  static final List<Module> REPEATABLE = List.of(SCHEMAS, PATTERNS, ENGINE, SIMULATOR, STREAMING);

  /** Modules that know neither the platform they run on nor the one events come from. */
  static final List<Module> PLATFORM_FREE = List.of(SCHEMAS, SIGNING, PATTERNS, ENGINE, SIMULATOR);

  private final String directory;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<Module> known;

  Module(String directory, Module... known) {
    this.directory = directory;
    this.known = Set.of(known);
  }

  /** Relative to the top of the tree, with slashes. */
  String directory() {
    return directory;
  }

  /** The module's packages under a root such as {@code io.weir}, as ArchUnit writes them. */
  String packages(String root) {
    return root + "." + name().toLowerCase(Locale.ROOT) + "..";
  }

  Stream<Module> unknown() {
    return Arrays.stream(values()).filter(other -> other != this && !known.contains(other));
  }

  static String[] packages(String root, List<Module> modules) {
    return modules.stream().map(module -> module.packages(root)).toArray(String[]::new);
  }
}
