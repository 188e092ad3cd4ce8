package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings an earlier version of a pattern back, as it was and in the mode it last had. */
@Command(
    name = "rollback",
    description = "Brings an earlier version of a pattern back, in the mode it last had.",
    mixinStandardHelpOptions = true)
public final class RollbackVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "The pattern.")
  private String id;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "Which version; the one before that in force, if not given.")
  private Integer version;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "In this mode: off, shadow, 'canary N%%' or enforce.")
  private String mode;

  @Option(names = "--reason", required = true, description = "Why; recorded.")
  private String reason;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  /** The verb. */
  public RollbackVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    int now = version(book.known(id));
    Verdict target = target(book.accepted(id), now);
    PatternChange next =
        Again.of(target, mode == null ? target.mode() : mode, change.author(), reason, open.now());
    return new OutcomePrinter(console, output.json())
        .print(new Publication(open, book, change).of(List.of(next)));
  }

  /** The last that was said of the version wanted; without one, of that below the one in force. */
  private Verdict target(List<Verdict> accepted, int now) {
    TreeSet<Integer> versions = new TreeSet<>();
    accepted.forEach(verdict -> versions.add(version(verdict)));
    Integer wanted = version == null ? versions.lower(now) : version;
    if (wanted == null) {
      throw new WrongUsageException("'%s' has no version before %d".formatted(id, now));
    }
    if (wanted == now) {
      throw new WrongUsageException(
          "version %d of '%s' is in force already; 'weir pattern mode' changes its mode"
              .formatted(now, id));
    }
    if (!versions.contains(wanted)) {
      throw new WrongUsageException(
          "the log has no version %d of '%s', only %s".formatted(wanted, id, versions));
    }
    return accepted.stream()
        .filter(verdict -> version(verdict) == wanted)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static int version(Verdict verdict) {
    return verdict.entry().change().version();
  }
}
