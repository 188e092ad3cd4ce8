package io.weir.cli.pattern.running;

import io.weir.cli.console.Console;
import io.weir.cli.console.Exit;
import io.weir.cli.console.Paint;
import io.weir.cli.console.Table;
import java.util.List;
import java.util.Locale;

/** Prints what became of changes, and says how the verb ends. */
public final class OutcomePrinter {
  private final Console console;
  private final boolean json;

  /**
   * @param json whether the result is for machines
   */
  public OutcomePrinter(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Prints them; how the verb ends. */
  public Exit print(List<Outcome> outcomes) {
    if (json) {
      console.json(outcomes);
    } else {
      outcomes.stream().flatMap(outcome -> outcome.problems().stream()).forEach(console::say);
      outcomes.stream()
          .filter(outcome -> outcome.modeBefore() != null)
          .forEach(outcome -> console.say(modes(outcome)));
      Table table = new Table("llrll");
      outcomes.forEach(outcome -> row(table, outcome));
      table.lines().forEach(console::say);
    }
    if (any(outcomes, Outcome.State.PUBLISHED)) {
      unanswered("it is in the log and counts for every job that reads it");
    }
    if (any(outcomes, Outcome.State.UNCHECKED)) {
      unanswered(
          "it is in the log; 'weir pattern history' with the job's settings says whether it counts");
    }
    return any(outcomes, Outcome.State.REFUSED) ? Exit.FINDINGS : Exit.OK;
  }

  private static boolean any(List<Outcome> outcomes, Outcome.State state) {
    return outcomes.stream().anyMatch(outcome -> outcome.state() == state);
  }

  private void unanswered(String so) {
    console.complain(console.paint().warning("no job answered in time: ") + so);
  }

  /** A file's mode takes the place of the one somebody put the pattern in: seldom meant. */
  private static String modes(Outcome outcome) {
    return "%s: its mode changes, %s -> %s"
        .formatted(outcome.id(), outcome.modeBefore(), outcome.mode());
  }

  private void row(Table table, Outcome outcome) {
    String word = outcome.state().name().toLowerCase(Locale.ROOT);
    Paint paint = console.paint();
    String painted =
        switch (outcome.state()) {
          case ACCEPTED -> paint.good(word);
          case REFUSED -> paint.bad(word);
          case SIGNED -> paint.warning(word);
          case PUBLISHED, UNCHECKED -> paint.warning(word);
          case UNCHANGED -> paint.faint(word);
        };
    String from = outcome.effectiveFrom() == null ? "" : "from " + outcome.effectiveFrom();
    table.row(painted, outcome.id(), "version " + outcome.version(), outcome.mode(), from);
  }
}
