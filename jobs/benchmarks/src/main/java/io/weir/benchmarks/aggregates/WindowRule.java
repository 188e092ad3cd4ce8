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

  /** What is made of the amounts; a limit is reached by few. */
  enum Function {
    SUM("sum", 1_700_000),
    COUNT("count", 14),
    MAX("max", 199_900),
    MEAN("mean", 194_000),
    MIN("min", 197_000);

    private final String word;
    private final long limit;

    Function(String word, long limit) {
      this.word = word;
      this.limit = limit;
    }
  }

  /** So many rules, no two of the same function and window. */
  static List<WindowRule> some(int count) {
    List<WindowRule> rules = new ArrayList<>();
    Function[] functions = Function.values();
    for (int i = 0; i < count; i++) {
      Function function = functions[i % functions.length];
      rules.add(new WindowRule(i, function, 2 + i / functions.length, function.limit));
    }
    return rules;
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
