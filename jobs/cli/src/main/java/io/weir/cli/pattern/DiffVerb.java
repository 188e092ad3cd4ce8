package io.weir.cli.pattern;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Home;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.PolicyOptions;
import io.weir.cli.console.StreamOptions;
import io.weir.cli.console.TextFile;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.pattern.difference.DiffPrinter;
import io.weir.cli.pattern.difference.PatternDiff;
import io.weir.cli.pattern.running.LogBook;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what becomes different when one pattern takes the place of another. */
@Command(
    name = "diff",
    description = {
      "Says what becomes different when B takes the place of A: key, audience, action, matches,"
          + " windows, state. Exit code 0 where they mean the same, 1 where not."
    },
    mixinStandardHelpOptions = true)
final class DiffVerb implements Callable<Exit> {
  private static final String FORM = "[a-z0-9-]+(@[0-9]+)?";

  private final Console console;
  private final Home home;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A pattern file, or ID or ID@VERSION of the log of an installation.")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "The same.")
  private String second;

  @Mixin private ConnectionOptions connection;
  @Mixin private StreamOptions streams;
  @Mixin private PolicyOptions policy;
  @Mixin private OutputOptions output;

  DiffVerb(Console console, Home home) {
    this.console = console;
    this.home = home;
  }

  @Override
  public Exit call() {
    StreamCatalog catalog = streams.catalog();
    PatternDiff diff =
        PatternDiff.of(read(first, catalog), read(second, catalog), catalog, policy.policy(home));
    if (output.json()) {
      console.json(diff);
    } else {
      new DiffPrinter(console).print(diff);
    }
    return diff.same() ? Exit.OK : Exit.FINDINGS;
  }

  private Pattern read(String named, StreamCatalog catalog) {
    boolean ofTheLog = !Files.exists(Path.of(named)) && named.matches(FORM) && connection.given();
    String file = ofTheLog ? named.replaceAll("@.*", "") + ".yaml" : named;
    String text = ofTheLog ? published(named) : TextFile.read(Path.of(named));
    PatternReader.Read read = new PatternReader(catalog).read(file, text);
    if (read.pattern() == null) {
      throw new WrongUsageException(
          read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    return read.pattern();
  }

  private String published(String named) {
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    int at = named.indexOf('@');
    return at < 0
        ? book.known(named).entry().change().content()
        : book.content(named.substring(0, at), Integer.parseInt(named.substring(at + 1)));
  }
}
