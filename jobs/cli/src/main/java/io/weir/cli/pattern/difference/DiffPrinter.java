package io.weir.cli.pattern.difference;

import io.weir.cli.console.Console;
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
      console.say("  " + difference.what());
      if (difference.before() != null) {
        console.say(console.paint().bad("    - " + difference.before()));
      }
      if (difference.after() != null) {
        console.say(console.paint().good("    + " + difference.after()));
      }
    }
    console.say(console.paint().strong("state"));
    console.say("  " + state(diff));
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
