package io.weir.cli.policy;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.ConnectionOptions;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.OutputOptions;
import io.weir.cli.pattern.running.ChangeOptions;
import io.weir.cli.pattern.running.LogBook;
import io.weir.cli.pattern.running.Outcome;
import io.weir.cli.pattern.running.OutcomePrinter;
import io.weir.cli.pattern.running.Publication;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a policy: checked here, then by the job. */
@Command(
    name = "publish",
    description = "Checks a policy file, then publishes it if it says something new.",
    mixinStandardHelpOptions = true)
final class PublishVerb implements Callable<Exit> {
  /** What the log calls the policy; there is one. */
  private static final String ID = "policy";

  private static final String FILE = "policy.yaml:";

  private final Console console;

  @Parameters(paramLabel = "FILE", description = "The policy file.")
  private Path file;

  @Option(names = "--reason", required = true, description = "Why; recorded.")
  private String reason;

  @Mixin private ChangeOptions change;
  @Mixin private ConnectionOptions connection;
  @Mixin private OutputOptions output;

  PublishVerb(Console console) {
    this.console = console;
  }

  @Override
  public Exit call() {
    Connection open = connection.open();
    PolicyFile wanted = new PolicyFile(file, open.settings().catalog());
    if (wanted.policy() == null) {
      return wanted.print(console, output.json());
    }
    if (!output.json()) {
      wanted.tellDoubts(console);
    }
    LogBook book = LogBook.read(open);
    PatternChange next = change(wanted, open.now());
    OutcomePrinter printer = new OutcomePrinter(console, output.json());
    Verdict before = book.policy();
    if (before != null && before.entry().change().content().equals(wanted.text())) {
      change.sayNothingIsNew(console);
      return printer.print(
          List.of(Publication.outcome(next, Outcome.State.UNCHANGED, "", null, List.of())));
    }
    int known = before == null ? 0 : version(open, before);
    if (next.version() <= known) {
      String problem =
          "%s:1:1 version %d follows version %d: a changed policy needs a higher version"
              .formatted(file, next.version(), known);
      return printer.print(
          List.of(Publication.outcome(next, Outcome.State.REFUSED, "", null, List.of(problem))));
    }
    return printer.print(
        new Publication(open, book, change).of(List.of(next)).stream().map(this::located).toList());
  }

  private PatternChange change(PolicyFile wanted, long now) {
    Policy policy = wanted.policy();
    return new PatternChange(
        PatternChange.Kind.POLICY,
        ID,
        policy.version(),
        wanted.text(),
        null,
        change.author(),
        reason,
        now);
  }

  /** A policy's version stands in its file; an entry may have been numbered otherwise. */
  private static int version(Connection open, Verdict before) {
    String content = before.entry().change().content();
    return PolicyReader.read("policy.yaml", content, open.settings().catalog()).policy().version();
  }

  /** The log knows the file by one name; its author by where it is. */
  private Outcome located(Outcome outcome) {
    return outcome.withProblems(
        outcome.problems().stream()
            .map(
                problem ->
                    problem.startsWith(FILE)
                        ? file + ":" + problem.substring(FILE.length())
                        : problem)
            .toList());
  }
}
