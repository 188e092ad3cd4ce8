package io.weir.patterns.compiler;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem.Category;
import java.util.ArrayList;
import java.util.List;

/** Turns a checked CEL tree into our own nodes, refusing what is too large or not ours. */
final class NodeBuilder {
  static final int MOST_DEPTH = 32;
  static final int MOST_ELEMENTS = 256;

  private final CelAbstractSyntaxTree tree;
  private final ConditionText text;
  private final ConditionScope scope;
  private int nodes;

  private NodeBuilder(CelAbstractSyntaxTree tree, ConditionText text, ConditionScope scope) {
    this.tree = tree;
    this.text = text;
    this.scope = scope;
  }

  /** The root node, or null with the problems reported. */
  static Node build(CelAbstractSyntaxTree tree, ConditionText text, ConditionScope scope) {
    NodeBuilder builder = new NodeBuilder(tree, text, scope);
    Node root = builder.node(tree.getExpr(), 1);
    if (!text.refused() && isListOfNumbers(root)) {
      return builder.refuse(
          root.at(), Category.CONDITION, "a list of numbers may only stand after 'in'");
    }
    return text.refused() ? null : root;
  }

  private Node node(CelExpr expr, int depth) {
    int at = offset(expr);
    if (depth > MOST_DEPTH) {
      return refuse(
          at, Category.BOUND, "nested more than " + MOST_DEPTH + " deep; split the condition");
    }
    if (++nodes > FrontEnd.MOST_NODES) {
      return refuse(
          at, Category.BOUND, "more than " + FrontEnd.MOST_NODES + " parts; split the condition");
    }
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant(), at);
      case IDENT -> named(scope.nodes().get(expr.ident().name()), at);
      case CALL -> call(expr, at, depth);
      case LIST -> list(expr.list(), at, depth);
      default ->
          refuse(
              at, Category.CONDITION, "maps, messages and loops are not available in conditions");
    };
  }

  /** What differs by tenant or threshold profile becomes a part for each of them. */
  private Node named(Node node, int at) {
    if (node instanceof Node.ParameterRead read) {
      nodes += read.others();
      if (read.profile() == null && !read.parameter().profiles().isEmpty()) {
        return refuse(
            text.startOfName(at),
            Category.CONDITION,
            "'params.%s' differs by threshold profile, which only the conditions of steps and of 'when' can ask for"
                .formatted(read.parameter().name()));
      }
    }
    return node.movedTo(text.startOfName(at));
  }

  private Node constant(CelConstant constant, int at) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> new Node.Constant(ValueType.BOOLEAN, constant.booleanValue(), at);
      case INT64_VALUE -> new Node.Constant(ValueType.INTEGER, constant.int64Value(), at);
      case DOUBLE_VALUE -> new Node.Constant(ValueType.DOUBLE, constant.doubleValue(), at);
      case STRING_VALUE -> new Node.Constant(ValueType.STRING, constant.stringValue(), at);
      default ->
          refuse(
              at,
              Category.CONDITION,
              "only true, false, numbers, \"text\" and durations may be written here");
    };
  }

  private Node call(CelExpr expr, int at, int depth) {
    CelExpr.CelCall call = expr.call();
    Operation operation = Operation.ofCelName(call.function());
    List<Node> operands = new ArrayList<>();
    call.target().ifPresent(target -> operands.add(node(target, depth + 1)));
    for (CelExpr arg : call.args()) {
      operands.add(node(arg, depth + 1));
    }
    if (text.refused()) {
      return null;
    }
    ValueType type = valueType(tree.getTypeOrThrow(expr.id()));
    boolean misplaced =
        operation != Operation.IN && operands.stream().anyMatch(NodeBuilder::isListOfNumbers);
    if (type == null || misplaced) {
      return refuse(at, Category.CONDITION, "a list of numbers may only stand after 'in'");
    }
    if (operation == Operation.AND || operation == Operation.OR) {
      return new Node.Call(operation, flattened(operation, operands), type, operands.get(0).at());
    }
    if (operation == Operation.DURATION) {
      return duration(operands.get(0), at);
    }
    return new Node.Call(operation, operands, type, start(operation, operands, at));
  }

  /**
   * Where the author would say it begins; cel-java says where its operator or parenthesis stands.
   */
  private int start(Operation operation, List<Node> operands, int at) {
    if (operation == Operation.NOT || operation == Operation.NEGATE) {
      return at;
    }
    return operation.isOperator() || operation.isMember()
        ? operands.get(0).at()
        : text.startOfName(at);
  }

  private Node duration(Node literal, int at) {
    Long millis =
        literal instanceof Node.Constant constant
            ? DurationLiterals.millis((String) constant.value())
            : null;
    return millis == null
        ? refuse(at, Category.VALUE, "a length of time is " + DurationLiterals.SHAPE)
        : new Node.Constant(ValueType.DURATION, millis, at);
  }

  private static List<Node> flattened(Operation operation, List<Node> operands) {
    List<Node> flat = new ArrayList<>();
    for (Node operand : operands) {
      if (operand instanceof Node.Call call && call.operation() == operation) {
        flat.addAll(call.children());
      } else {
        flat.add(operand);
      }
    }
    return flat;
  }

  private Node list(CelExpr.CelList list, int at, int depth) {
    if (list.elements().size() > MOST_ELEMENTS) {
      return refuse(at, Category.BOUND, "a list may have at most " + MOST_ELEMENTS + " elements");
    }
    List<Node> elements = new ArrayList<>();
    for (CelExpr element : list.elements()) {
      elements.add(node(element, depth + 1));
      int last = elements.size() - 1;
      if (!text.refused() && elements.get(last).type() != elements.get(0).type()) {
        refuse(elements.get(last).at(), Category.CONDITION, "a list holds values of one type");
      }
    }
    return text.refused() ? null : new Node.ListOf(elements, at);
  }

  private static boolean isListOfNumbers(Node node) {
    return node instanceof Node.ListOf list
        && list.children().stream().anyMatch(element -> element.type() != ValueType.STRING);
  }

  private static ValueType valueType(CelType type) {
    return switch (type.kind()) {
      case BOOL -> ValueType.BOOLEAN;
      case INT -> ValueType.INTEGER;
      case DOUBLE -> ValueType.DOUBLE;
      case STRING -> ValueType.STRING;
      case TIMESTAMP -> ValueType.TIMESTAMP;
      case DURATION -> ValueType.DURATION;
      case LIST -> type.parameters().get(0).kind() == CelKind.STRING ? ValueType.STRINGS : null;
      default -> null;
    };
  }

  private int offset(CelExpr expr) {
    return text.originOf(tree.getSource().getPositionsMap().getOrDefault(expr.id(), 0));
  }

  private Node refuse(int at, Category category, String message) {
    text.report(at, category, message);
    return null;
  }
}
