package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is written, the compiler answers soon, with conditions or with problems in the text. */
final class HostileTextTest {
  private static final List<String> PIECES =
      List.of(
          "whole",
          "maybe.text",
          "colour",
          "text",
          "hits",
          "usual",
          "params.window",
          "before",
          ".",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ",",
          "&&",
          "||",
          "!",
          "!=",
          "==",
          "<",
          "in",
          "?",
          ":",
          "+",
          "-",
          "%",
          "*",
          "/",
          "7d",
          "7w",
          "1.5h",
          "0x1F",
          "1e5",
          "3u",
          "\"a\"",
          "'",
          "\"",
          "r'",
          "\\",
          "//",
          "\n",
          " ",
          "known(",
          ".or(",
          ".matches(",
          "ratio(",
          "null",
          "true",
          "\uD83D\uDE00",
          "\uD83D",
          "\u0000",
          "$",
          "`",
          "@in",
          "_==_",
          "has(",
          "..",
          "%s",
          "'''",
          "b\"",
          "999999999999");

  private static Problems problems(String text) {
    Problems problems = new Problems();
    List<Condition> conjuncts =
        new ConditionCompiler()
            .conjuncts(new SourceText("p.yaml", text, 1, 1), Probe.SCOPE, problems);
    assertThat(conjuncts.isEmpty()).as(text).isNotEqualTo(problems.isEmpty());
    return problems;
  }

  @Test
  void shouldAnswerToAnyText() {
    long seed = 20_260_105L;
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(14); length >= 0; length--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      long lines = text.chars().filter(c -> c == '\n').count() + 1;
      assertThat(problems(text.toString()).list())
          .as("seed %d, text %d: %s", seed, i, text)
          .allMatch(p -> p.line() >= 1 && p.line() <= lines && p.column() >= 1);
    }
  }

  @Test
  void shouldRefuseWhatIsTooLargeInNoTime() {
    problems("flag");
    for (String large :
        List.of(
            "flag && ".repeat(499) + "flag",
            "flag || (".repeat(400) + "flag" + ")".repeat(400),
            "!".repeat(3_000) + "flag",
            "-".repeat(3_000) + "whole > 1",
            "whole" + ".or(1)".repeat(600) + " > 1",
            "whole" + " + 1".repeat(900) + " > 1",
            "[".repeat(2_000),
            "flag ? ".repeat(300) + "flag" + " : flag".repeat(300),
            "text.matches(\"" + "(".repeat(490) + "a" + "{9})".repeat(98) + ")".repeat(392) + "\")",
            "text.matches(\"" + "a*".repeat(499) + "\")",
            "x".repeat(4_001),
            "\"".repeat(3_999),
            "7d".repeat(1_500))) {
      long start = System.nanoTime();
      problems(large);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(large.substring(0, 30))
          .isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void shouldEstimateTheSizeOfRegularExpressionsFromAbove() {
    for (String pattern :
        List.of(
            "a", "(a{9}){9}", "(?:x{1,30}){1,30}", "[a-z]{3,}", "\\pL{500}", "(a|b{2}){3}c{4}")) {
      assertThat(RegexSize.estimate(pattern))
          .as(pattern)
          .isGreaterThanOrEqualTo(Regexes.compile(pattern).programSize() / 2);
    }
  }
}
