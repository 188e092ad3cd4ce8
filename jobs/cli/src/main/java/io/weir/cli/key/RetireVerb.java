package io.weir.cli.key;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.signing.KeyFileException;
import io.weir.signing.KeyFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Retires a key: what it signed before stays signed. */
@Command(
    name = "retire",
    description = {
      "Writes into a public key until when it signs; jobs learn it when they are started with it.",
      "Never delete a key from 'control.keys' instead: what it signed would no longer be in force."
    },
    mixinStandardHelpOptions = true)
final class RetireVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "NAME.public.jwk")
  private Path file;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "From when on it signs nothing, as 2026-11-30T12:00:00Z; now, if not given.")
  private String at;

  @Mixin private OutputOptions output;

  RetireVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    try {
      Instant until = at == null ? Clock.systemUTC().instant() : Instant.parse(at);
      KeyFiles.retire(file, until.toEpochMilli());
      String name = KeyFiles.readPublic(file).name();
      if (output.json()) {
        Map<String, Object> retired = new LinkedHashMap<>();
        retired.put("name", name);
        retired.put("until", until.toString());
        console.json(retired);
      } else {
        console.say(name + "  signs nothing from " + until);
      }
      return Exit.OK;
    } catch (DateTimeException e) {
      throw new WrongUsageException("--at is an instant, not '" + at + "'");
    } catch (KeyFileException e) {
      throw new WrongUsageException(e.getMessage());
    }
  }
}
