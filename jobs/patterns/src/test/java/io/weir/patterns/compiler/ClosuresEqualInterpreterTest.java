package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelRuntime;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.problem.Problems;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random expressions over random events, absent values, overflow, division by zero and NaN among
 * them, have the same outcome compiled as interpreted by cel-java. The check for nullable values is
 * left out, so that refused conditions are compared too. A failure prints its seed; run it again
 * with {@code -Dweir.seed=…}; {@code -Dweir.cases=…} makes more of them.
 */
final class ClosuresEqualInterpreterTest {
  private static final int EXPRESSIONS = Integer.getInteger("weir.cases", 2_000);
  private static final int ROWS = 8;

  private final ConditionScope scope = Probe.SCOPE;
  private final FrontEnd frontEnd = new FrontEnd(scope);
  private final Interpreter interpreter = new Interpreter(scope);
  private final int[] outcomes = new int[3];
  private int constantFailures;

  @Test
  void shouldGiveTheSameOutcomeAsTheInterpreter() {
    long start = Long.getLong("weir.seed", 20_260_105L);
    int expressions = System.getProperty("weir.seed") == null ? EXPRESSIONS : 1;
    for (long seed = start; seed < start + expressions; seed++) {
      check(seed);
    }
    System.out.printf(
        "seeds %d to %d: %d TRUE, %d FALSE, %d UNKNOWN; %d refused as constant failures%n",
        start,
        start + expressions - 1,
        outcomes[Truth.TRUE],
        outcomes[Truth.FALSE],
        outcomes[Truth.UNKNOWN],
        constantFailures);
    if (expressions > 1) {
      int all = expressions * ROWS;
      for (int outcome : outcomes) {
        assertThat(outcome).as("the generator must reach every outcome").isGreaterThan(all / 8);
      }
      assertThat(constantFailures).isLessThan(expressions / 5);
    }
  }

  private void check(long seed) {
    Sample sample = new RandomSamples(new Random(seed)).condition();
    Difference difference = difference(sample, seed, true);
    if (difference == null) {
      return;
    }
    boolean narrowed = true;
    while (narrowed) {
      narrowed = false;
      for (Sample smaller : difference.sample.smaller()) {
        Difference less = difference(smaller, seed, false);
        if (less != null) {
          difference = less;
          narrowed = true;
          break;
        }
      }
    }
    assertThat(difference.compiled)
        .as("seed %d: %s, in CEL %s", seed, difference.sample.text(), difference.sample.cel())
        .isEqualTo(difference.interpreted);
  }

  private Difference difference(Sample sample, long seed, boolean counted) {
    Condition condition = compile(sample.text());
    if (condition == null) {
      constantFailures += counted ? 1 : 0;
      return null;
    }
    CelRuntime.Program program = interpreter.program(sample.cel());
    RandomFrames frames = new RandomFrames(new Random(seed));
    for (int i = 0; i < ROWS; i++) {
      Frame frame = frames.frame();
      byte compiled = condition.test(frame);
      byte interpreted = interpreter.test(program, frame);
      if (compiled != interpreted) {
        return new Difference(sample, compiled, interpreted);
      }
      outcomes[compiled] += counted ? 1 : 0;
    }
    return null;
  }

  /** The condition, or null where a constant part of it has no value, which is refused. */
  private Condition compile(String text) {
    Problems problems = new Problems();
    ConditionText rewritten = rewrite(text, problems);
    Node node = parse(rewritten);
    assertThat(problems.list()).as(text).isEmpty();
    Node folded = Folding.fold(node, rewritten);
    if (rewritten.refused()) {
      assertThat(problems.list()).as(text).allMatch(p -> p.message().contains("has no value"));
      return null;
    }
    return new CompiledCondition(folded);
  }

  private static ConditionText rewrite(String text, Problems problems) {
    return LiteralRewriter.rewrite(new SourceText("random", text, 1, 1), problems);
  }

  private Node parse(ConditionText rewritten) {
    CelAbstractSyntaxTree tree = frontEnd.check(rewritten);
    return tree == null ? null : NodeBuilder.build(tree, rewritten, scope);
  }

  @Test
  void shouldPrintConditionsThatReadBackAsThemselves() {
    for (long seed = 0; seed < 300; seed++) {
      String text = new RandomSamples(new Random(seed)).condition().text();
      String printed = Printer.print(parse(rewrite(text, new Problems())));
      Problems problems = new Problems();
      Node again = parse(rewrite(printed, problems));
      assertThat(problems.list()).as("seed %d: %s", seed, printed).isEmpty();
      assertThat(Printer.print(again)).as("seed %d", seed).isEqualTo(printed);
    }
  }

  private record Difference(Sample sample, byte compiled, byte interpreted) {}
}
