package io.weir.cli.pattern;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a pattern file to begin with: it is right, and its tests pass. */
@Command(
    name = "new",
    description = "Writes a pattern file to begin with: it is right, and its tests pass.",
    mixinStandardHelpOptions = true)
final class NewVerb implements Callable<Exit> {
  private static final String ID_FORM = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  private final Console console;

  /** What a pattern may look for. */
  enum Form {
    /** One event. */
    SINGLE,
    /** Many events in a window. */
    COUNT,
    /** One event after another. */
    SEQUENCE
  }

  @Parameters(paramLabel = "ID", description = "Its id, lower-case words joined by '-'.")
  private String id;

  @Option(
      names = "--form",
      defaultValue = "sequence",
      description =
          "single: one event; count: many in a window; sequence: one after another"
              + " (${DEFAULT-VALUE}).")
  private Form form;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the file goes; made where it is not there (${DEFAULT-VALUE}).")
  private Path directory;

  @Option(
      names = "--owner",
      paramLabel = "TEAM",
      defaultValue = "fraud-team",
      description = "Who is to be asked about it (${DEFAULT-VALUE}).")
  private String owner;

  @Mixin private OutputOptions output;

  NewVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() throws IOException {
    if (!id.matches(ID_FORM)) {
      throw new WrongUsageException(
          "an id is lower-case words joined by '-', such as payee-then-payout, not '" + id + "'");
    }
    if (!owner.matches("[\\w.@-]+")) {
      throw new WrongUsageException("an owner is letters, digits, '.', '@', '_', '-'");
    }
    Path file = directory.resolve(id + ".yaml");
    Files.createDirectories(directory);
    try {
      Files.writeString(file, text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new WrongUsageException(file + " exists already; nothing was written");
    }
    if (output.json()) {
      console.json(Map.of("id", id, "file", file.toString()));
    } else {
      console.say("written to " + file);
      console.say("next: weir pattern test " + file);
    }
    return Exit.OK;
  }

  private String text() throws IOException {
    String name = "template/" + form.name().toLowerCase(Locale.ROOT) + ".yaml";
    try (InputStream in = NewVerb.class.getResourceAsStream(name)) {
      String template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return template.replace("{id}", id).replace("{owner}", owner);
    }
  }
}
