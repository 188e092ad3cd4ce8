package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Promotes or demotes a pattern: its version in force, published again in another mode. */
@Command(
    name = "mode",
    description = "Puts a published pattern into another mode.",
    mixinStandardHelpOptions = true)
public final class ModeVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(index = "0", paramLabel = "ID", description = "The pattern.")
  private String id;

  @Parameters(
      index = "1..*",
      arity = "1..2",
      paramLabel = "MODE",
      description = "off, shadow, canary N% (of the keys) or enforce.")
  private List<String> mode;

  @Option(names = "--reason", required = true, description = "Why; recorded.")
  private String reason;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  /** The verb. */
  public ModeVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    Verdict before = book.known(id);
    String wanted = String.join(" ", mode);
    OutcomePrinter printer = new OutcomePrinter(console, output.json());
    PatternChange next = Again.of(before, wanted, change.author(), reason, open.now());
    if (wanted.equals(before.mode())) {
      change.sayNothingIsNew(console);
      return printer.print(
          List.of(Publication.outcome(next, Outcome.State.UNCHANGED, wanted, null, List.of())));
    }
    return printer.print(new Publication(open, book, change).of(List.of(next)));
  }
}
