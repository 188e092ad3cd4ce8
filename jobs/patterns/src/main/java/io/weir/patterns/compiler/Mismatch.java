package io.weir.patterns.compiler;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Explains why an operation does not take operands of these types, and what would be right. */
final class Mismatch {
  private Mismatch() {}

  /** One line, given the names of the operands' types as the checker prints them. */
  static String explain(Operation operation, List<String> types) {
    Set<String> kinds = new HashSet<>(types);
    String symbol = "'" + operation.symbol() + "'";
    if (kinds.contains("null")) {
      return "there is no null here: write known(x) or x.or(default)";
    }
    if (kinds.contains("uint")) {
      return "there are no unsigned numbers: leave the u away";
    }
    if (operation.isArithmetic() && kinds.equals(Set.of("int", "double"))) {
      return symbol + " cannot mix int and double; write double(x) around the int, or 1.0 for 1";
    }
    if (operation == Operation.OR_ELSE && types.size() == 2) {
      return "the default in .or(...) must be "
          + types.get(0)
          + " like the value before it, not "
          + types.get(1)
          + example(types.get(0));
    }
    if (operation.isComparison() && types.size() == 2) {
      return symbol + " cannot compare " + types.get(0) + " with " + types.get(1) + convert(kinds);
    }
    if (operation == Operation.IN && types.size() == 2) {
      return "'in' needs a list of the same type after it, such as x in [\"A\", \"B\"], not "
          + types.get(1)
          + " after "
          + types.get(0);
    }
    if (operation == Operation.CHOOSE) {
      return "'condition ? a : b' needs a bool and two values of the same type, not ("
          + String.join(", ", types)
          + ")";
    }
    return symbol
        + " does not take ("
        + String.join(", ", types)
        + "); it takes "
        + Signatures.describe(operation);
  }

  private static String example(String type) {
    return switch (type) {
      case "double" -> "; write 0.0";
      case "int" -> "; write 0";
      case "string" -> "; write \"\"";
      case "bool" -> "; write false";
      case "duration" -> "; write 0s";
      default -> "";
    };
  }

  private static String convert(Set<String> kinds) {
    if (kinds.equals(Set.of("string", "int"))) {
      return "; quote the number, or leave the quotes away";
    }
    if (kinds.equals(Set.of("duration", "int"))) {
      return "; write a length of time such as 15m or 24h";
    }
    return "";
  }
}
