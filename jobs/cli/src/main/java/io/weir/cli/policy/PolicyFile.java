package io.weir.cli.policy;

import io.weir.cli.console.Console;
import io.weir.cli.console.Excerpts;
import io.weir.cli.console.Exit;
import io.weir.cli.console.TextFile;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.problem.Problem;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Path;
import java.util.List;

/** A policy file, read and checked. */
final class PolicyFile {
  private final Path path;
  private final String text;
  private final PolicyReader.Read read;

  /**
   * Reads a file.
   *
   * @throws io.weir.cli.console.WrongUsageException if there is none
   */
  PolicyFile(Path path, StreamCatalog catalog) {
    this.path = path;
    this.text = TextFile.read(path);
    this.read = PolicyReader.read(path.toString(), text, catalog);
  }

  /**
   * What machines read of a policy.
   *
   * @param file the file as it was named
   * @param version the version of a right one, else null
   * @param problems everything wrong with it
   * @param doubts what may be wrong with it; fails nothing
   */
  record Report(String file, Integer version, List<Problem> problems, List<Problem> doubts) {
    Report {
      problems = List.copyOf(problems);
      doubts = List.copyOf(doubts);
    }
  }

  /** The policy; null where something is wrong with it. */
  Policy policy() {
    return read.policy();
  }

  /** Says what may be wrong and stands in nobody's way. */
  void tellDoubts(Console console) {
    read.doubts().forEach(doubt -> console.say(console.paint().warning("doubtful: ") + doubt));
  }

  String text() {
    return text;
  }

  Path path() {
    return path;
  }

  /** Prints whether it is right, everything that is not, and what may not be. */
  Exit print(Console console, boolean json) {
    Integer version = read.policy() == null ? null : read.policy().version();
    if (!json) {
      tellDoubts(console);
    }
    if (json) {
      console.json(new Report(path.toString(), version, read.problems(), read.doubts()));
    } else if (read.problems().isEmpty()) {
      console.say(console.paint().good(path + " (version " + version + "): no problems"));
    } else {
      Excerpts excerpts = new Excerpts(console.paint()).file(path.toString(), text);
      read.problems().forEach(problem -> console.say(excerpts.of(problem)));
    }
    return read.problems().isEmpty() ? Exit.OK : Exit.FINDINGS;
  }
}
