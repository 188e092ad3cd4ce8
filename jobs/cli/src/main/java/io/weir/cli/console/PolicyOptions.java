package io.weir.cli.console;

import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.problem.Problem;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which policy decides. */
public final class PolicyOptions {
  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "How signals become actions; the shipped policy if not given.")
  private Path file;

  /**
   * The policy of the file.
   *
   * @throws WrongUsageException listing everything wrong with it
   */
  public Policy policy(Home home) {
    Path path = path(home);
    PolicyReader.Read read = PolicyReader.read(path.toString(), TextFile.read(path));
    if (!read.problems().isEmpty()) {
      throw new WrongUsageException(
          read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return read.policy();
  }

  /** The file itself. */
  public Path path(Home home) {
    return file == null ? home.policy() : file;
  }
}
