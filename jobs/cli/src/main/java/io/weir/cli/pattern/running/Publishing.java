package io.weir.cli.pattern.running;

import io.weir.cli.connection.Connection;
import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.syntax.PatternLibrary.Entry;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.PatternChange.Kind;
import io.weir.streaming.record.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Publishes the files of a library that say something the log does not say yet. */
public final class Publishing {
  private final Connection connection;
  private final ChangeOptions options;
  private final String reason;
  private final String mode;

  /**
   * @param mode in the place of what the files state; null for none
   */
  public Publishing(Connection connection, ChangeOptions options, String reason, String mode) {
    this.connection = connection;
    this.options = options;
    this.reason = reason;
    this.mode = mode;
  }

  /** Publishes what is new of a library without problems, and prints what became of it. */
  public Exit of(Library library, Console console, boolean json) {
    LogBook book = LogBook.read(connection);
    long now = connection.now();
    List<Outcome> unchanged = new ArrayList<>();
    List<Outcome> stale = new ArrayList<>();
    List<PatternChange> changes = new ArrayList<>();
    Map<String, String> files = new HashMap<>();
    for (Entry entry : library.entries()) {
      PatternChange change = change(entry, now);
      Verdict before = book.inForce(change.id());
      files.put(change.id() + ".yaml:", entry.path() + ":");
      if (before != null && saysTheSame(before, change)) {
        unchanged.add(
            Publication.outcome(change, Outcome.State.UNCHANGED, before.mode(), null, List.of()));
      } else if (before != null && change.version() < before.entry().change().version()) {
        stale.add(stale(entry, change, before));
      } else {
        changes.add(change);
      }
    }
    if (!stale.isEmpty()) {
      return new OutcomePrinter(console, json).print(stale);
    }
    if (changes.isEmpty()) {
      options.sayNothingIsNew(console);
    }
    List<Outcome> outcomes = new ArrayList<>(unchanged);
    for (Outcome outcome : new Publication(connection, book, options).of(changes)) {
      outcomes.add(located(outcome, files));
    }
    return new OutcomePrinter(console, json).print(outcomes);
  }

  /** An old file is published by mistake; who means it says so. */
  private static Outcome stale(Entry entry, PatternChange change, Verdict before) {
    String problem =
        "%s:1:1 version %d comes before version %d, which is in force: 'weir pattern rollback' brings one back"
            .formatted(entry.path(), change.version(), before.entry().change().version());
    return Publication.outcome(change, Outcome.State.REFUSED, "", null, List.of(problem));
  }

  private PatternChange change(Entry entry, long now) {
    Pattern pattern = entry.pattern();
    return new PatternChange(
        Kind.PATTERN,
        pattern.id(),
        pattern.version(),
        entry.text(),
        mode,
        options.author(),
        reason,
        now);
  }

  /** The mode a pattern was put in since stays where its file is published again as it was. */
  private static boolean saysTheSame(Verdict before, PatternChange change) {
    return before.entry().change().content().equals(change.content())
        && (change.mode() == null || change.mode().equals(before.mode()));
  }

  /** The log knows a file by the pattern's id; its author by where it is. */
  private static Outcome located(Outcome outcome, Map<String, String> files) {
    String known = outcome.id() + ".yaml:";
    List<String> problems =
        outcome.problems().stream()
            .map(
                problem ->
                    problem.startsWith(known)
                        ? files.get(known) + problem.substring(known.length())
                        : problem)
            .toList();
    return outcome.withProblems(problems);
  }
}
