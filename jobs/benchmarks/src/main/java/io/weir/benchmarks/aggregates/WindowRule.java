package io.weir.benchmarks.aggregates;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A function of the amounts of an account within a window exceeds a limit.
 *
 * @param number its number among those of a run
 * @param function what is made of the amounts
 * @param minutes length of the window
 * @param limit that is exceeded, minor units or events
 */
record WindowRule(int number, Function function, int minutes, long limit) implements Serializable {

  /** Events of an account a minute, as the suite has them. */
  static final double EVENTS_A_MINUTE = 3;

  private static final double MEAN_AMOUNT = 100_000;
  private static final double SPREAD_OF_SUM = 115_000;
  private static final double SELDOM = 4.5;
  private static final long NEARLY_MOST = 199_950;

  /** What is made of the amounts. */
  enum Function {
    SUM("sum"),
    COUNT("count"),
    MAX("max"),
    MEAN("mean"),
    MIN("min");

    private final String word;

    Function(String word) {
      this.word = word;
    }
  }

  /** So many rules, no two of the same function and window, each with a limit few events reach. */
  static List<WindowRule> some(int count) {
    List<WindowRule> rules = new ArrayList<>();
    Function[] functions = Function.values();
    for (int i = 0; i < count; i++) {
      Function function = functions[i % functions.length];
      int minutes = 2 + i / functions.length;
      rules.add(new WindowRule(i, function, minutes, limit(function, minutes)));
    }
    return rules;
  }

  /** What a window seldom exceeds, as events come at random. */
  private static long limit(Function function, int minutes) {
    double events = EVENTS_A_MINUTE * minutes;
    double above = SELDOM * Math.sqrt(events);
    return switch (function) {
      case SUM -> Math.round(MEAN_AMOUNT * (events + 1) + SPREAD_OF_SUM * above);
      case COUNT -> Math.round(events + 1 + above);
      case MAX, MEAN, MIN -> NEARLY_MOST;
    };
  }

  String id() {
    return "rule-%03d".formatted(number);
  }

  /** As a pattern file has it. */
  String yaml() {
    String of = function == Function.COUNT ? "operation" : "operation.amount_minor";
    String limitText = function == Function.MEAN ? limit + ".0" : Long.toString(limit);
    String unknown = function == Function.SUM || function == Function.COUNT ? "" : ".or(0)";
    return """
        aggregates:
          v: {%s: %s, over: %dm}
        when: {on: operation, where: 'v%s > %s'}
        """
        .formatted(
            function.word,
            of,
            minutes,
            function == Function.MEAN ? ".or(0.0)" : unknown,
            limitText);
  }
}
