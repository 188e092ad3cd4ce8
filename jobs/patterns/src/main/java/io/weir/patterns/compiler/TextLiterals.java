package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.schemas.Field;
import java.util.ArrayList;
import java.util.List;

/** The texts conditions compare fields with, and where they stand. */
public final class TextLiterals {
  private final SourceText source;
  private final List<Literal> found = new ArrayList<>();

  private TextLiterals(SourceText source) {
    this.source = source;
  }

  /**
   * A text somebody wrote.
   *
   * @param step the earlier step whose field it is compared with; "" for the event's own
   * @param field what it is compared with
   * @param value the text
   * @param line line it stands in, from 1
   * @param column column it begins in, from 1
   */
  public record Literal(String step, Field field, String value, int line, int column) {}

  /**
   * What is compared by {@code ==}, {@code !=} or {@code in}, in the order written.
   *
   * @param conjuncts what {@link ConditionCompiler} made of the text
   */
  public static List<Literal> of(SourceText source, List<Condition> conjuncts) {
    TextLiterals literals = new TextLiterals(source);
    for (Condition conjunct : conjuncts) {
      if (conjunct instanceof CompiledCondition compiled) {
        literals.look(compiled.node());
      }
    }
    return List.copyOf(literals.found);
  }

  private void look(Node node) {
    node.children().forEach(this::look);
    if (node instanceof Node.Call call) {
      switch (call.operation()) {
        case EQUAL, NOT_EQUAL -> {
          compare(call.first(), List.of(call.second()));
          compare(call.second(), List.of(call.first()));
        }
        case IN -> compare(call.first(), call.second().children());
        default -> {}
      }
    }
  }

  private void compare(Node node, List<Node> others) {
    TextOperand operand = TextOperand.of(node);
    if (operand == null) {
      return;
    }
    for (Node other : others) {
      if (other instanceof Node.Constant constant
          && constant.value() instanceof String value
          && !value.equals(operand.otherwise())) {
        int at = constant.at();
        found.add(
            new Literal(
                operand.field().stepName(),
                operand.schema(),
                value,
                source.lineAt(at),
                source.columnAt(at)));
      }
    }
  }
}
