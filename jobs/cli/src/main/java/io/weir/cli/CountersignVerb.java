package io.weir.cli;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.connection.SignedFile;
import io.weir.cli.connection.SignedFile.Signed;
import io.weir.cli.connection.Statements;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Printable;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.json.FieldLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds the second person's signature to statements the first one signed, and sends them. */
@Command(
    name = "countersign",
    description = {
      "Signs what somebody else said with --sign-only (listings, dispositions, orders), and sends it.",
      "Without --key it only shows what that is, whatever WEIR_KEY names: read it before you sign it.",
      "What 'weir pattern', 'policy' and 'emergency' signed is for 'weir pattern countersign'."
    },
    mixinStandardHelpOptions = true)
final class CountersignVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "What the first person signed.")
  private Path file;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  CountersignVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.openToLook();
    List<Signed> first = new SignedFile(file).read();
    if (first.stream().anyMatch(one -> one.stream() == null)) {
      throw new WrongUsageException(
          file + " holds changes of the log of patterns: 'weir pattern countersign'");
    }
    Statements statements = new Statements(open);
    if (open.signs()) {
      statements.countersign(first);
      tell(first, open.checks());
    } else {
      show(first, statements);
      console.complain("nothing is signed or sent: --key FILE does both");
    }
    return Exit.OK;
  }

  private void tell(List<Signed> sent, boolean checked) {
    List<String> streams = sent.stream().map(Signed::stream).toList();
    if (output.json()) {
      console.json(checked ? Map.of("sent", streams) : Map.of("sent", streams, "unchecked", true));
    } else {
      console.say((checked ? "sent  " : "sent, unchecked: ") + String.join(", ", streams));
    }
  }

  private void show(List<Signed> records, Statements statements) {
    if (output.json()) {
      console.json(records.stream().map(statements::told).toList());
      return;
    }
    for (Signed record : records) {
      console.say(Printable.of(record.stream()) + ", signatures: " + record.signatures().size());
      FieldLines.of(statements.told(record)).forEach(line -> console.say("  " + line));
    }
  }
}
