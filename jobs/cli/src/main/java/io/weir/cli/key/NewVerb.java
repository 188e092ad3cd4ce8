package io.weir.cli.key;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.signing.KeyFileException;
import io.weir.signing.KeyFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a pair of keys. */
@Command(
    name = "new",
    description = {
      "Makes a pair of Ed25519 keys: NAME.private.jwk stays with its owner, NAME.public.jwk goes",
      "into the directory the setting 'control.keys' names."
    },
    mixinStandardHelpOptions = true)
final class NewVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(
      paramLabel = "NAME",
      description = "Whose key it is; a person, not a team. A new key gets a new name: ann-2027.")
  private String name;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
  private Path directory;

  @Mixin private OutputOptions output;

  NewVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    if (!KeyFiles.isName(name)) {
      throw new WrongUsageException(
          "a key's name is letters, digits, '.', '_', '-', at most 64, not '" + name + "'");
    }
    try {
      List<Path> files = KeyFiles.create(name, directory);
      if (output.json()) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("name", name);
        made.put("private", files.get(0).toString());
        made.put("public", files.get(1).toString());
        console.json(made);
        return Exit.OK;
      }
      console.say("private  " + files.get(0) + "  (nobody else may have it)");
      console.say("public   " + files.get(1));
      return Exit.OK;
    } catch (KeyFileException e) {
      throw new WrongUsageException(e.getMessage());
    }
  }
}
