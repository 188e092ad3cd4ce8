package io.weir.patterns.compiler;

import dev.cel.common.CelAbstractSyntaxTree;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Problems;
import java.util.List;

/**
 * Compiles conditions. Every problem found is added, located in the author's text and saying what
 * would be right. Stateless and safe to share between threads.
 */
public final class ConditionCompiler {

  /**
   * Compiles a boolean text into its conjuncts: the operands of its top-level {@code &&}, in the
   * order written. All must hold.
   *
   * @return at least one condition, or an empty list if there were problems
   */
  public List<Condition> conjuncts(SourceText source, ConditionScope scope, Problems problems) {
    ConditionText text = LiteralRewriter.rewrite(source, problems);
    Node root = checked(text, scope);
    if (root == null) {
      return List.of();
    }
    if (root.type() != ValueType.BOOLEAN) {
      text.report(
          0,
          Category.CONDITION,
          "a condition is true or false, but this is of type " + Signatures.word(root.type()));
      return List.of();
    }
    List<Node> operands =
        root instanceof Node.Call call && call.operation() == Operation.AND
            ? call.children()
            : List.of(root);
    return operands.stream().<Condition>map(CompiledCondition::new).toList();
  }

  /**
   * Compiles a text of any type.
   *
   * @return the expression, or null if there were problems
   */
  public Expression expression(SourceText source, ConditionScope scope, Problems problems) {
    Node root = checked(LiteralRewriter.rewrite(source, problems), scope);
    return root == null ? null : new CompiledExpression(root);
  }

  private static Node checked(ConditionText text, ConditionScope scope) {
    CelAbstractSyntaxTree tree = new FrontEnd(scope).check(text);
    Node written = tree == null ? null : NodeBuilder.build(tree, text, scope);
    if (written == null) {
      return null;
    }
    NullCheck.check(written, text);
    Node folded = Folding.fold(written, text);
    SymbolCheck.check(folded, text);
    QuotientCheck.check(folded, text);
    return text.refused() ? null : folded;
  }
}
