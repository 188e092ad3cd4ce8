package io.weir.patterns.compiler;

import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem.Category;
import io.weir.patterns.problem.Suggestion;
import io.weir.schemas.Field;
import java.util.List;

/**
 * Refuses comparisons of an enum, or of an aggregate that remembers one, with a text that is none
 * of its symbols: they could never hold.
 */
final class SymbolCheck {
  private static final int MOST_LISTED = 12;

  private final ConditionText text;

  private SymbolCheck(ConditionText text) {
    this.text = text;
  }

  static void check(Node root, ConditionText text) {
    new SymbolCheck(text).check(root);
  }

  private void check(Node node) {
    node.children().forEach(this::check);
    if (!(node instanceof Node.Call call)) {
      return;
    }
    switch (call.operation()) {
      case EQUAL, NOT_EQUAL -> {
        compare(call.first(), List.of(call.second()));
        compare(call.second(), List.of(call.first()));
      }
      case IN -> {
        compare(call.first(), call.second().children());
        lookUp(call.first(), call.second());
      }
      default -> {}
    }
  }

  private void compare(Node node, List<Node> others) {
    TextOperand operand = TextOperand.of(node);
    if (operand != null) {
      others.forEach(other -> refuseStranger(node, operand.schema(), operand.otherwise(), other));
    }
    Node read = node instanceof Node.Call call && isOrElse(call) ? call.first() : node;
    if (read instanceof Node.AggregateRead aggregate && aggregate.type() == ValueType.STRING) {
      String otherwise = read == node ? null : otherwise((Node.Call) node);
      Field remembered = aggregate.aggregate().field();
      others.forEach(other -> refuseStranger(node, remembered, otherwise, other));
    }
  }

  private static boolean isOrElse(Node.Call call) {
    return call.operation() == Operation.OR_ELSE;
  }

  private static String otherwise(Node.Call orElse) {
    return orElse.second() instanceof Node.Constant constant ? (String) constant.value() : null;
  }

  /** {@code "PASWORD" in auth_factors}. */
  private void lookUp(Node needle, Node list) {
    if (list instanceof Node.FieldRead read) {
      refuseStranger(list, read.field(), null, needle);
    }
  }

  private void refuseStranger(Node node, Field field, String otherwise, Node other) {
    if (!field.symbols().isEmpty()
        && other.type() == ValueType.STRING
        && other instanceof Node.Constant constant
        && !field.symbols().contains(constant.value())
        && !constant.value().equals(otherwise)) {
      text.report(
          constant.at(), Category.NAME, unknown(node, (String) constant.value(), field.symbols()));
    }
  }

  private static String unknown(Node node, String value, List<String> symbols) {
    String nearest = Suggestion.didYouMean(value, symbols);
    if (nearest.isEmpty()) {
      boolean all = symbols.size() <= MOST_LISTED;
      nearest =
          "; there are "
              + String.join(", ", symbols.subList(0, Math.min(symbols.size(), MOST_LISTED)))
              + (all ? "" : ", …");
    }
    return "'" + Printer.print(node) + "' is never \"" + value + "\"" + nearest;
  }
}
