package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts parameters' values in and computes what is constant already. */
final class Folding {
  private final ConditionText text;

  private Folding(ConditionText text) {
    this.text = text;
  }

  /** The folded node; problems with constants are reported. */
  static Node fold(Node root, ConditionText text) {
    return new Folding(text).fold(root);
  }

  private Node fold(Node node) {
    if (node instanceof Node.ParameterRead read) {
      return value(read);
    }
    if (node instanceof Node.ListOf list) {
      return new Node.ListOf(list.children().stream().map(this::fold).toList(), list.at());
    }
    if (!(node instanceof Node.Call call)) {
      return node;
    }
    Node.Call folded = call.with(call.children().stream().map(this::fold).toList());
    new ConstantCheck(text).check(folded);
    return switch (folded.operation()) {
      case AND -> logic(folded, true);
      case OR -> logic(folded, false);
      case CHOOSE ->
          folded.first() instanceof Node.Constant condition
              ? folded.children().get((Boolean) condition.value() ? 1 : 2)
              : folded;
      case KNOWN ->
          folded.first() instanceof Node.Constant
              ? new Node.Constant(ValueType.BOOLEAN, true, folded.at())
              : folded;
      case OR_ELSE -> folded.first() instanceof Node.Constant ? folded.first() : folded;
      case MATCHES -> pattern(folded);
      default -> computed(folded);
    };
  }

  /** The parameter's value, or that of the threshold profile, or that of the event's tenant. */
  private static Node value(Node.ParameterRead read) {
    int at = read.at();
    Node usual = new Node.Constant(read.type(), read.parameter().value(), at);
    if (!read.parameter().profiles().isEmpty()) {
      Node none = new Node.Constant(ValueType.STRING, "", at);
      Node profile =
          new Node.Call(Operation.OR_ELSE, List.of(read.profile(), none), ValueType.STRING, at);
      usual = choice(profile, read.parameter().profiles(), usual);
    }
    Node tenant = new Node.FieldRead("", -1, false, read.tenant(), at);
    return choice(tenant, read.parameter().tenants(), usual);
  }

  /** The value beside the name that a text is, or the usual one. */
  private static Node choice(Node text, Map<String, Object> values, Node usual) {
    Node chosen = usual;
    for (Map.Entry<String, Object> own : values.entrySet()) {
      Node name = new Node.Constant(ValueType.STRING, own.getKey(), usual.at());
      Node is = new Node.Call(Operation.EQUAL, List.of(text, name), ValueType.BOOLEAN, usual.at());
      Node its = new Node.Constant(usual.type(), own.getValue(), usual.at());
      chosen = new Node.Call(Operation.CHOOSE, List.of(is, its, chosen), usual.type(), usual.at());
    }
    return chosen;
  }

  private static Node logic(Node.Call call, boolean neutral) {
    List<Node> rest = new ArrayList<>();
    for (Node child : call.children()) {
      if (!(child instanceof Node.Constant constant)) {
        rest.add(child);
      } else if (!constant.value().equals(neutral)) {
        return constant;
      }
    }
    return switch (rest.size()) {
      case 0 -> new Node.Constant(ValueType.BOOLEAN, neutral, call.at());
      case 1 -> rest.get(0);
      default -> call.with(rest);
    };
  }

  private Node pattern(Node.Call call) {
    if (!(call.second() instanceof Node.Constant constant)) {
      text.report(
          call.second().at(),
          Category.BOUND,
          "a regular expression must be a literal or a parameter, so that it is checked beforehand");
      return call;
    }
    String problem = Regexes.problem((String) constant.value());
    if (problem != null) {
      text.report(constant.at(), Category.VALUE, problem);
      return call;
    }
    return computed(call);
  }

  private Node computed(Node.Call call) {
    if (text.refused() || !call.children().stream().allMatch(Folding::isConstant)) {
      return call;
    }
    Object value = CompiledExpression.valueOf(call).apply(new Frame());
    if (value == null) {
      text.report(
          call.at(),
          Category.VALUE,
          "'"
              + Printer.print(call)
              + "' has no value: it overflows, divides by zero or cannot be read");
      return call;
    }
    return new Node.Constant(call.type(), value, call.at());
  }

  private static boolean isConstant(Node node) {
    return node instanceof Node.Constant
        || (node instanceof Node.ListOf list
            && list.children().stream().allMatch(Node.Constant.class::isInstance));
  }
}
