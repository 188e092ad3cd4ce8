package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SignedFile;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Printable;
import io.weir.cli.console.Table;
import io.weir.signing.Signatures;
import io.weir.streaming.kafka.ChangeRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds the second person's signature to what the first one signed, and publishes it. */
@Command(
    name = "countersign",
    description = {
      "Signs what somebody else signed with --sign-only, and publishes it; with --sign-only it"
          + " writes it to another file instead, for one more person. Refuses what was published"
          + " again since: that change is to be made anew.",
      "Without --key it only shows what that is and what is in force now, whatever WEIR_KEY names:"
          + " read it before you sign it."
    },
    mixinStandardHelpOptions = true)
public final class CountersignVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What the first person signed.")
  private Path file;

  @Option(names = "--content", description = "Shows the pattern files as well.")
  private boolean content;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  /** The verb. */
  public CountersignVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.openToLook();
    List<ChangeRecord> first = SignedChanges.read(new SignedFile(file), open.settings().catalog());
    LogBook book = LogBook.read(open);
    if (!open.signs() && change.signOnly() == null) {
      show(first.stream().map(record -> WaitingLine.of(record, book, content)).toList());
      return Exit.OK;
    }
    OutcomePrinter printer = new OutcomePrinter(console, output.json());
    List<Outcome> overtaken = Overtaken.of(first, book);
    if (!overtaken.isEmpty()) {
      return printer.print(overtaken);
    }
    long now = open.now();
    List<ChangeRecord> both =
        first.stream()
            .map(record -> record.signed(open.sign(Signatures.PATTERNS, record.digest(), now)))
            .toList();
    return printer.print(new Publication(open, book, change).ofRecords(both));
  }

  private void show(List<WaitingLine> waiting) {
    if (output.json()) {
      console.json(waiting);
    } else {
      table(waiting).lines().forEach(console::say);
      waiting.stream()
          .map(WaitingLine::overtaken)
          .filter(Objects::nonNull)
          .forEach(problem -> console.say(console.paint().warning(Printable.of(problem))));
      waiting.stream()
          .map(WaitingLine::content)
          .filter(Objects::nonNull)
          .forEach(text -> console.say(Printable.lines(text)));
    }
    console.complain("nothing is signed or published: --key FILE does both");
  }

  private static Table table(List<WaitingLine> waiting) {
    Table table = new Table("lrlllllll");
    table.row(
        "PATTERN",
        "VERSION",
        "CONTENT",
        "MODE",
        "AUTHOR",
        "REASON",
        "MADE",
        "SIGNATURES",
        "IN FORCE NOW");
    waiting.forEach(
        one ->
            table.row(
                one.id(),
                one.version(),
                one.hash(),
                one.mode() == null ? "as its file says" : one.mode(),
                one.author(),
                one.reason(),
                one.made(),
                one.signatures(),
                one.inForce() == null ? "not in the log" : one.inForce().told()));
    return table;
  }
}
