package io.weir.cli.console;

import java.nio.file.Path;

/**
 * Where this installation keeps what it ships: the directory that holds {@code deploy/}.
 *
 * @param root as the launcher found it
 */
public record Home(Path root) {

  /** The shipped patterns. */
  public Path patterns() {
    return named("deploy/patterns");
  }

  /** The shipped policy. */
  public Path policy() {
    return named("deploy/policy.yaml");
  }

  /** Alerts the shipped patterns may cause on days without an attack. */
  public Path noiseBudget() {
    return named("deploy/baseline/noise.yaml");
  }

  /** Below the working directory a path is shown, and reported, as a person would write it. */
  private Path named(String below) {
    Path path = root.resolve(below).toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }
}
