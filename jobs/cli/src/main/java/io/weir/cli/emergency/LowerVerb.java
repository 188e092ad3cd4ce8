package io.weir.cli.emergency;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Confirmation;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.WrongUsageException;
import io.weir.cli.pattern.running.ChangeOptions;
import io.weir.cli.pattern.running.LogBook;
import io.weir.patterns.emergency.EmergencyScope;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lowers an emergency, or ends it before its time. */
@Command(
    name = "lower",
    description = {
      "Lowers an emergency to LEVEL; 0 ends it. What was held stays held until its own end.",
      "Takes two people."
    },
    mixinStandardHelpOptions = true)
final class LowerVerb implements Callable<Exit> {
  private final Console console;

  @Parameters(paramLabel = "LEVEL", description = "Below the one it has; 0 ends it.")
  private int level;

  @Option(names = "--reason", required = true, description = "Why; recorded.")
  private String reason;

  @Mixin private ScopeOptions scope;
  @Mixin private Confirmation confirmation;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  LowerVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    EmergencyScope meant = scope.scope();
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    long now = open.now();
    Emergencies.Known before = new Emergencies(open, book).of(meant.toString());
    if (before == null || !before.isRaised(now)) {
      throw new WrongUsageException(
          "no emergency is raised for '" + meant + "'; 'weir emergency list' shows those that are");
    }
    if (level < 0 || level >= before.emergency().level()) {
      throw new WrongUsageException(
          "'%s' is at level %d: lower it to less, from 0"
              .formatted(meant, before.emergency().level()));
    }
    return new Saying(console, open, book, change, output.json())
        .say(level, meant, before, before.emergency().until(), reason, now, confirmation);
  }
}
