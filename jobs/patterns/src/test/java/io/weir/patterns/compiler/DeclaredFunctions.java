package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.schemas.StreamCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the compiler declares, for the pages that tell of it. */
public final class DeclaredFunctions {
  private DeclaredFunctions() {}

  /** Every operation as an author writes it, with what it takes and gives. */
  public static Map<String, String> signatures() {
    Map<String, String> signatures = new LinkedHashMap<>();
    for (Operation operation : Operation.values()) {
      signatures.merge(operation.symbol(), Signatures.describe(operation), (a, b) -> a + "; " + b);
    }
    return signatures;
  }

  /** What an author calls a type. */
  public static String word(ValueType type) {
    return Signatures.word(type);
  }

  /** Whether it is called on its first operand. */
  public static boolean isMember(String symbol) {
    for (Operation operation : Operation.values()) {
      if (operation.symbol().equals(symbol)) {
        return operation.isMember();
      }
    }
    throw new IllegalArgumentException(symbol);
  }

  /** What is wrong with a condition over a payment. */
  public static List<Problem> problems(String condition) {
    Problems problems = new Problems();
    ConditionScope scope =
        ConditionScope.of(StreamCatalog.shipped().stream("payment"))
            .parameters(List.of(new Parameter("least", ValueType.INTEGER, 5L, 0L, 10L, "minor")))
            .build();
    List<Condition> conjuncts =
        new ConditionCompiler()
            .conjuncts(new SourceText("example", condition, 1, 1), scope, problems);
    return conjuncts.isEmpty() && problems.isEmpty()
        ? List.of(new Problem("example", 1, 1, Problem.Category.CONDITION, "says nothing"))
        : problems.list();
  }
}
