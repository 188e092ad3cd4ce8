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
import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.emergency.EmergencyScope;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Raises an emergency, or says again that it goes on. */
@Command(
    name = "raise",
    description = {
      "Raises an emergency: from half a second after on, what the policy's levels up to LEVEL say",
      "is done about the operations meant. It ends by itself. Takes two people."
    },
    mixinStandardHelpOptions = true)
final class RaiseVerb implements Callable<Exit> {
  private static final String USUAL = "1h";

  private final Console console;

  @Parameters(paramLabel = "LEVEL", description = "Of the policy's levels of emergency, from 1.")
  private int level;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description =
          "How long, at most what the policy allows ("
              + USUAL
              + "); needed where the emergency would end earlier than it does now.")
  private String length;

  @Option(names = "--reason", required = true, description = "Why; recorded.")
  private String reason;

  @Mixin private ScopeOptions scope;
  @Mixin private Confirmation confirmation;
  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  RaiseVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    if (level < 1) {
      throw new WrongUsageException("a level is 1 or more; 'weir emergency lower' ends one");
    }
    EmergencyScope meant = scope.scope();
    long millis = ConnectionOptions.duration("--for", length == null ? USUAL : length).toMillis();
    Connection open = connection.open();
    LogBook book = LogBook.read(open);
    long now = open.now();
    Emergencies.Known before = new Emergencies(open, book).of(meant.toString());
    if (before != null && before.isRaised(now)) {
      check(meant, before.emergency(), now + millis);
    }
    return new Saying(console, open, book, change, output.json())
        .say(level, meant, before, now + millis, reason, now, confirmation);
  }

  /** Nothing of what is raised is to end by a slip. */
  private void check(EmergencyScope meant, Emergency before, long until) {
    if (before.level() > level) {
      throw new WrongUsageException(
          "'%s' is at level %d already; 'weir emergency lower %d' lowers it"
              .formatted(meant, before.level(), level));
    }
    if (length == null && before.until() > until) {
      throw new WrongUsageException(
          "'%s' goes on until %s, longer than %s: say --for, how long it is to"
              .formatted(meant, Instant.ofEpochMilli(before.until()), USUAL));
    }
  }
}
