package io.weir.benchmarks.conditions;

import io.weir.patterns.compiler.ConditionCompiler;
import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.compiler.SourceText;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.problem.Problems;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import java.util.List;

/** A question as Weir runs it: its conjuncts, compiled. */
final class Closures implements Judge {
  private final Condition[] conjuncts;
  private final List<Row> rows;
  private final Frame frame = new Frame();

  Closures(Question question, StreamSchema stream, List<Row> rows) {
    Problems problems = new Problems();
    this.conjuncts =
        new ConditionCompiler()
            .conjuncts(
                new SourceText(question.name(), question.text(), 1, 1),
                ConditionScope.of(stream).key("account").build(),
                problems)
            .toArray(Condition[]::new);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.list().toString());
    }
    this.rows = rows;
  }

  @Override
  public byte test(int row) {
    frame.row = rows.get(row);
    byte outcome = Truth.TRUE;
    for (Condition conjunct : conjuncts) {
      byte one = conjunct.test(frame);
      if (one == Truth.FALSE) {
        return Truth.FALSE;
      }
      if (one == Truth.UNKNOWN) {
        outcome = Truth.UNKNOWN;
      }
    }
    return outcome;
  }
}
