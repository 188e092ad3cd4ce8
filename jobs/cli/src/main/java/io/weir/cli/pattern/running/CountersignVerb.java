package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SignedFile;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Printable;
import io.weir.cli.console.Table;
import io.weir.patterns.yaml.ContentHash;
import io.weir.signing.Signatures;
import io.weir.streaming.kafka.ChangeRecord;
import io.weir.streaming.record.PatternChange;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds the second person's signature to what the first one signed, and publishes it. */
@Command(
    name = "countersign",
    description = {
      "Signs what somebody else signed with --sign-only, and publishes it.",
      "Without --key it shows what that is: read it before you sign it."
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
    Connection open = connection.open();
    List<ChangeRecord> first = SignedChanges.read(new SignedFile(file), open.settings().catalog());
    if (!open.signs()) {
      show(first);
      return Exit.OK;
    }
    long now = open.now();
    List<ChangeRecord> both =
        first.stream()
            .map(record -> record.signed(open.sign(Signatures.PATTERNS, record.digest(), now)))
            .toList();
    return new OutcomePrinter(console, output.json())
        .print(new Publication(open, LogBook.read(open), change).ofRecords(both));
  }

  private void show(List<ChangeRecord> records) {
    Table table = new Table("lrlllll");
    table.row("PATTERN", "VERSION", "CONTENT", "MODE", "AUTHOR", "REASON", "SIGNATURES");
    for (ChangeRecord record : records) {
      PatternChange said = record.change();
      table.row(
          said.id(),
          said.version(),
          ContentHash.of(said.content()),
          said.mode() == null ? "as its file says" : said.mode(),
          said.author(),
          said.reason(),
          record.signatures().size());
    }
    table.lines().forEach(console::say);
    if (content) {
      records.forEach(record -> console.say(Printable.lines(record.change().content())));
    }
  }
}
