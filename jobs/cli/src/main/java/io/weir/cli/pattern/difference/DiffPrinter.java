package io.weir.cli.pattern.difference;

import io.weir.cli.console.Console;
import io.weir.cli.console.Printable;
import io.weir.patterns.model.DurationText;
import java.util.Locale;

/** Tells a difference to people. */
public final class DiffPrinter {
  private final Console console;

  public DiffPrinter(Console console) {
    this.console = console;
  }

  /** What is different, part by part, and what it means for the running job. */
  public void print(PatternDiff diff) {
    if (diff.same()) {
      console.say("the same");
      return;
    }
    console.say(
        console.paint().bad("- " + diff.before())
            + "\n"
            + console.paint().good("+ " + diff.after()));
    Part part = null;
    for (Difference difference : diff.differences()) {
      if (difference.part() != part) {
        part = difference.part();
        console.say(console.paint().strong(part.name().toLowerCase(Locale.ROOT)));
      }
      console.say("  " + Printable.of(difference.what()));
      if (difference.before() != null) {
        console.say(console.paint().bad("    - " + Printable.of(difference.before())));
      }
      if (difference.after() != null) {
        console.say(console.paint().good("    + " + Printable.of(difference.after())));
      }
    }
    console.say(console.paint().strong("state"));
    console.say("  " + state(diff));
    if (diff.cost() != null) {
      print(diff.cost());
    }
  }

  private void print(CostDiff cost) {
    console.say(console.paint().strong("cost"));
    console.say(
        "  each alone, on %,d events of %d simulated customers in %d days; in a set less, where others"
                .formatted(cost.events(), cost.accounts(), cost.days())
            + " count or keep the same");
    CostDiff.Cost was = cost.before();
    CostDiff.Cost is = cost.after();
    print(
        "asked",
        tenths(was.askedPerThousandEvents()),
        tenths(is.askedPerThousandEvents()),
        "of 1,000 events may complete it");
    print(
        "offered to windows",
        tenths(was.offeredPerThousandEvents()),
        tenths(is.offeredPerThousandEvents()),
        "times in 1,000 events");
    print(
        "kept",
        "%,d".formatted(was.bytesPerAccount()),
        "%,d".formatted(is.bytesPerAccount()),
        "bytes an account when the last day ends");
    if (cost.measured() != null) {
      console.say(
          String.format(
              Locale.ROOT,
              "  the version that runs: %.1f %% of the time of all patterns, %.2f us an evaluation",
              100 * cost.measured().share(),
              cost.measured().microsPerEvaluation()));
    }
  }

  private void print(String what, String was, String is, String unit) {
    if (was.equals(is)) {
      console.say("  %s: %s %s, as before".formatted(what, is, unit));
    } else {
      console.say("  " + what);
      console.say(console.paint().bad("    - " + was + " " + unit));
      console.say(console.paint().good("    + " + is + " " + unit));
    }
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%,.1f", number);
  }

  private static String state(PatternDiff diff) {
    if (diff.historyServes()) {
      return "everything kept serves on: nothing begins anew, nothing is warming";
    }
    return diff.warmingMillis() == 0
        ? "what it looks back at is kept anew from its publication; it acts from then on"
        : "what it looks back at is kept anew from its publication; it only reports for "
            + DurationText.of(diff.warmingMillis());
  }
}
