package io.weir.cli.key;

import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Table;
import io.weir.cli.console.WrongUsageException;
import io.weir.signing.Authority;
import io.weir.signing.KeyFileException;
import io.weir.signing.KeyRing;
import io.weir.signing.TrustedKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The keys trusted, and what their owners may do. */
@Command(
    name = "list",
    description =
        "Lists public keys: of a directory, or those the settings trust with their roles.",
    mixinStandardHelpOptions = true)
final class ListVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Directory of public keys; else 'control.keys' of the settings.")
  private Path directory;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ListVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Authority authority =
        directory == null ? connection.open().settings().control().authority() : Authority.OFF;
    if (directory == null && !authority.asks()) {
      throw new WrongUsageException(
          "these settings trust no keys: give 'control.keys', or a directory");
    }
    List<Map<String, String>> lines = new ArrayList<>();
    for (TrustedKey key : ring(authority).keys()) {
      Map<String, String> line = new LinkedHashMap<>();
      line.put("name", key.name());
      line.put(
          "roles",
          authority.roles(key.name()).entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(role -> role.getKey().word() + until(" until ", role.getValue()))
              .collect(Collectors.joining(", ")));
      line.put("until", until("", key.until()));
      line.put("thumbprint", key.thumbprint());
      lines.add(line);
    }
    if (output.json()) {
      console.json(lines);
      return Exit.OK;
    }
    Table table = new Table("llll");
    table.row("KEY", "ROLES", "UNTIL", "THUMBPRINT");
    lines.forEach(line -> table.row(line.values().toArray()));
    table.lines().forEach(console::say);
    return Exit.OK;
  }

  /** When it ends; nothing where it does not. */
  private static String until(String before, long end) {
    return end == Long.MAX_VALUE ? "" : before + Instant.ofEpochMilli(end);
  }

  private KeyRing ring(Authority authority) {
    try {
      return directory == null ? authority.ring() : KeyRing.read(directory);
    } catch (KeyFileException e) {
      throw new WrongUsageException(e.getMessage());
    }
  }
}
