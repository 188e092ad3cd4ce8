package io.weir.cli.pattern.explain;

import io.weir.cli.console.Console;
import io.weir.cli.console.Paint;
import io.weir.cli.console.Printable;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.walk.Explanation;
import io.weir.engine.walk.Explanation.Asked;
import io.weir.engine.walk.Explanation.Reached;
import io.weir.engine.walk.Explanation.Try;
import io.weir.engine.walk.Explanation.Way;
import java.time.Instant;
import java.util.Locale;

/** Tells an explanation to people. */
final class ExplanationPrinter {
  private final Console console;
  private final Paint paint;

  ExplanationPrinter(Console console) {
    this.console = console;
    this.paint = console.paint();
  }

  void print(Explanation explanation) {
    for (LiveSignal live : explanation.raised()) {
      console.say(
          paint.good("fired")
              + "  "
              + time(live.since())
              + "  by "
              + Printable.of(live.sinceId())
              + named(live));
      console.say("  " + Printable.of(live.reason()));
      console.say("  events  " + Printable.of(String.join(", ", live.evidence())));
      live.values()
          .forEach((name, value) -> console.say(Printable.of("  " + name + " = " + value)));
    }
    if (explanation.raised().isEmpty()) {
      console.say(paint.warning("did not fire"));
      boolean several = explanation.dimensions().size() > 1;
      explanation.ways().forEach(way -> way(way, several));
    }
  }

  private static String named(LiveSignal live) {
    return live.alternative().isEmpty() ? "" : "  (" + live.alternative() + ")";
  }

  private void way(Way way, boolean several) {
    String title = several ? (way.name() + " (" + way.dimension() + ")").strip() : way.name();
    if (!title.isEmpty()) {
      console.say(paint.strong(title));
    }
    for (Reached step : way.steps()) {
      if (step.reached()) {
        console.say(
            paint.good("  reached      ")
                + step.name()
                + "  "
                + Printable.of(String.join(", ", step.evidence())));
      } else if (step.optional()) {
        console.say(paint.faint("  left out     ") + step.name());
      } else {
        console.say(paint.bad("  not reached  ") + step.name());
        step.tries().forEach(tried -> tried(tried, step.name()));
        if (step.tries().isEmpty()) {
          console.say("    no event of its kind");
        }
      }
    }
  }

  private void tried(Try tried, String step) {
    console.say("    " + time(tried.time()) + "  " + Printable.of(tried.eventId()));
    tried.asked().forEach(this::asked);
    if (tried.asked().stream().allMatch(one -> one.answer() == Explanation.Answer.HOLDS)) {
      console.say(
          step.startsWith("not ")
              ? "      it happened, and must not"
              : "      all holds of it: what stands between, how often, or the time since the first"
                  + " event does not");
    }
  }

  private void asked(Asked asked) {
    String word = "%-8s".formatted(asked.answer().name().toLowerCase(Locale.ROOT));
    String painted =
        switch (asked.answer()) {
          case HOLDS -> paint.good(word);
          case FAILS -> paint.bad(word);
          case UNKNOWN -> paint.warning(word);
        };
    String values = asked.values().isEmpty() ? "" : "   with " + String.join(", ", asked.values());
    console.say("      " + painted + Printable.of(asked.condition() + values));
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
