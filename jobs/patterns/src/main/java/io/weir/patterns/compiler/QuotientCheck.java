package io.weir.patterns.compiler;

import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem.Category;

/**
 * Refuses a quotient of whole numbers compared with a fraction: it is cut off to a whole number
 * before it is compared, so that a share written so is 0 or 1.
 */
final class QuotientCheck {
  private QuotientCheck() {}

  static void check(Node node, ConditionText text) {
    node.children().forEach(child -> check(child, text));
    if (!(node instanceof Node.Call call)) {
      return;
    }
    switch (call.operation()) {
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {
        compare(call.first(), call.second(), text);
        compare(call.second(), call.first(), text);
      }
      default -> {}
    }
  }

  private static void compare(Node quotient, Node other, ConditionText text) {
    if (other instanceof Node.Call choice && choice.operation() == Operation.CHOOSE) {
      compare(quotient, choice.children().get(2), text); // what it is for most
      return;
    }
    if (quotient instanceof Node.Call call
        && call.operation() == Operation.DIVIDE
        && call.type() == ValueType.INTEGER
        && other instanceof Node.Constant constant
        && constant.value() instanceof Double value
        && value != Math.rint(value)) {
      text.report(
          quotient.at(),
          Category.CONDITION,
          "a quotient of whole numbers is cut off to a whole number; write ratio("
              + Printer.print(call.first())
              + ", "
              + Printer.print(call.second())
              + ")");
    }
  }
}
