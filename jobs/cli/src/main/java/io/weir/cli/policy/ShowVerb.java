package io.weir.cli.policy;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.console.Printable;
import io.weir.cli.pattern.running.LogBook;
import io.weir.patterns.yaml.ContentHash;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The policy in force, as it was published. */
@Command(
    name = "show",
    description = {
      "Prints the policy in force, and in its first lines which it is, since when and by whom.",
      "What is printed is a policy file."
    },
    mixinStandardHelpOptions = true)
final class ShowVerb implements Callable<Exit> {
  private final Console console;

  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  ShowVerb(Console console) {
    this.console = console;
  }

  /**
   * The policy in force as people and scripts read it.
   *
   * @param version of its content
   * @param hash of its content, 16 hex digits
   * @param since append time from which operations are decided by it; null where it was never
   *     published: then it is the file the settings name
   * @param author who published it; "" where nobody did
   * @param reason why
   * @param content the file
   */
  record Shown(
      int version, String hash, String since, String author, String reason, String content) {}

  @Override
  public Exit call() {
    Connection open = connection.open();
    Verdict verdict = LogBook.read(open).policy();
    Shown shown = verdict == null ? unpublished(open) : published(open, verdict);
    if (output.json()) {
      console.json(shown);
      return Exit.OK;
    }
    console.say("# version %d, content %s".formatted(shown.version(), shown.hash()));
    console.say(
        shown.since() == null
            ? "# never published: it is the file the settings name"
            : Printable.of(
                "# since %s, by %s: %s".formatted(shown.since(), shown.author(), shown.reason())));
    console.say(Printable.lines(shown.content().stripTrailing()));
    return Exit.OK;
  }

  private static Shown published(Connection open, Verdict verdict) {
    PatternChange change = verdict.entry().change();
    return shown(
        open,
        change.content(),
        Instant.ofEpochMilli(verdict.effectiveFrom()).toString(),
        change.author(),
        change.reason());
  }

  private static Shown unpublished(Connection open) {
    return shown(open, open.policyText(), null, "", "");
  }

  private static Shown shown(
      Connection open, String content, String since, String author, String reason) {
    int version = PolicyInForce.read(content, open).version();
    return new Shown(version, ContentHash.of(content), since, author, reason, content);
  }
}
