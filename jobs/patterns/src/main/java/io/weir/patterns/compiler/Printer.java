package io.weir.patterns.compiler;

import io.weir.patterns.model.ValueType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Writes nodes as text: in one way only, so that equal conditions have equal texts. */
final class Printer {
  private static final int CHOICE = 0;
  private static final int OPERAND = 7;

  private final Node replaced;
  private final String replacement;
  private final boolean definitions;

  private Printer(Node replaced, String replacement, boolean definitions) {
    this.replaced = replaced;
    this.replacement = replacement;
    this.definitions = definitions;
  }

  /** As an author would write it. */
  static String print(Node node) {
    return print(node, null, null);
  }

  /** As an author would write it, with other words for one node, found by identity. */
  static String print(Node node, Node replaced, String replacement) {
    return new Printer(replaced, replacement, false).text(node, CHOICE);
  }

  /**
   * With every aggregate's definition beside its name, as the name alone says nothing elsewhere.
   */
  static String canonical(Node node) {
    return new Printer(null, null, true).text(node, CHOICE);
  }

  /**
   * What an author may write for an absent value of this type, or null where nothing is natural.
   */
  static String zero(ValueType type) {
    return switch (type) {
      case BOOLEAN -> "false";
      case INTEGER -> "0";
      case DOUBLE -> "0.0";
      case STRING -> "\"\"";
      case DURATION -> "0s";
      case STRINGS -> "[]";
      case TIMESTAMP -> null;
    };
  }

  private String text(Node node, int outer) {
    if (node == replaced) {
      return replacement;
    }
    if (node instanceof Node.Constant constant) {
      String bare = constant(constant);
      return outer == OPERAND && bare.startsWith("-") ? "(" + bare + ")" : bare;
    }
    if (node instanceof Node.FieldRead read) {
      return read.stepName().isEmpty()
          ? read.field().path()
          : read.stepName() + "." + read.field().path();
    }
    if (node instanceof Node.AggregateRead read) {
      String name = read.aggregate().name();
      return definitions ? name + "{" + read.aggregate().definition() + "}" : name;
    }
    if (node instanceof Node.ParameterRead read) {
      return "params." + read.parameter().name();
    }
    if (node instanceof Node.Column column) {
      return column.name();
    }
    if (node instanceof Node.ListOf list) {
      return "[" + joined(list.children(), ", ", CHOICE) + "]";
    }
    return call((Node.Call) node, outer);
  }

  private String call(Node.Call call, int outer) {
    Operation operation = call.operation();
    int own = precedence(operation);
    if (own == OPERAND) {
      return operation.isMember()
          ? text(call.first(), OPERAND)
              + "."
              + operation.symbol()
              + "("
              + joined(call.children().subList(1, call.children().size()), ", ", CHOICE)
              + ")"
          : operation.symbol() + "(" + joined(call.children(), ", ", CHOICE) + ")";
    }
    String bare =
        switch (operation) {
          case CHOOSE ->
              text(call.first(), own + 1)
                  + " ? "
                  + text(call.second(), own + 1)
                  + " : "
                  + text(call.children().get(2), own);
          case NOT -> "!" + text(call.first(), OPERAND);
          case NEGATE ->
              call.first() instanceof Node.Constant
                  ? "-(" + text(call.first(), CHOICE) + ")"
                  : "-" + text(call.first(), OPERAND);
          case AND, OR -> joined(call.children(), " " + operation.symbol() + " ", own + 1);
          default ->
              text(call.first(), operation.isComparison() ? own + 1 : own)
                  + " "
                  + operation.symbol()
                  + " "
                  + text(call.second(), own + 1);
        };
    return own < outer ? "(" + bare + ")" : bare;
  }

  private String joined(List<Node> nodes, String separator, int outer) {
    return nodes.stream().map(node -> text(node, outer)).collect(Collectors.joining(separator));
  }

  private static int precedence(Operation operation) {
    return switch (operation) {
      case CHOOSE -> CHOICE;
      case OR -> 1;
      case AND -> 2;
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN -> 3;
      case ADD, SUBTRACT -> 4;
      case MULTIPLY, DIVIDE, REMAINDER -> 5;
      case NOT, NEGATE -> 6;
      default -> OPERAND;
    };
  }

  private static String constant(Node.Constant constant) {
    return switch (constant.type()) {
      case STRING -> quoted((String) constant.value());
      case DURATION -> DurationLiterals.text((Long) constant.value());
      case TIMESTAMP -> "timestamp(\"" + Instant.ofEpochMilli((Long) constant.value()) + "\")";
      default -> constant.value().toString();
    };
  }

  private static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
