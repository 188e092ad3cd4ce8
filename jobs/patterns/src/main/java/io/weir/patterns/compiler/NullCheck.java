package io.weir.patterns.compiler;

import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Problem.Category;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Refuses conditions that would silently go blind where something was not observed: negations and
 * choices over what may be unknown, and nullable aggregates anywhere, unless the author says what
 * holds then with {@code .or(...)} or asks with {@code known(...)}.
 *
 * <p>A fact is the canonical text of an expression that is known to have a value here, because
 * otherwise the outcome is settled without it: {@code known(x) && x != "A"}.
 */
final class NullCheck {
  private static final int LONGEST_REWRITE = 80;

  private final ConditionText text;

  private NullCheck(ConditionText text) {
    this.text = text;
  }

  static void check(Node root, ConditionText text) {
    new NullCheck(text).check(root, Set.of());
  }

  /** Whether the value may be unknown because something was not observed. */
  static boolean mayBeUnknown(Node node) {
    return culprit(node, Set.of()) != null;
  }

  private void check(Node node, Set<String> facts) {
    if (node instanceof Node.AggregateRead) {
      refuseIfUnknown(node, node, facts);
    }
    if (!(node instanceof Node.Call call)) {
      node.children().forEach(child -> check(child, facts));
      return;
    }
    switch (call.operation()) {
      case KNOWN -> {}
      case OR_ELSE -> check(call.second(), facts);
      case AND, OR -> {
        for (Node child : call.children()) {
          check(child, factsFor(call, child, facts));
        }
      }
      case NOT -> {
        if (!refuseIfUnknown(call, call.first(), facts)) {
          check(call.first(), facts);
        }
      }
      case CHOOSE -> {
        if (!refuseIfUnknown(call, call.first(), facts)) {
          check(call.first(), facts);
        }
        check(call.second(), with(facts, whenTrue(call.first())));
        check(call.children().get(2), with(facts, whenFalse(call.first())));
      }
      case NOT_EQUAL -> checkAll(call, facts, !refuseAnyUnknown(call, facts));
      case EQUAL ->
          checkAll(call, facts, !comparesOutcomes(call) || !refuseAnyUnknown(call, facts));
      default -> checkAll(call, facts, true);
    }
  }

  private void checkAll(Node.Call call, Set<String> facts, boolean further) {
    if (further) {
      call.children().forEach(child -> check(child, facts));
    }
  }

  /** {@code (x == "A") == false} is a negation in disguise. */
  private static boolean comparesOutcomes(Node.Call call) {
    return call.children().stream()
        .anyMatch(child -> child instanceof Node.Call && child.type() == ValueType.BOOLEAN);
  }

  private boolean refuseAnyUnknown(Node.Call call, Set<String> facts) {
    boolean refused = false;
    for (Node child : call.children()) {
      refused |= refuseIfUnknown(call, child, facts);
    }
    return refused;
  }

  private boolean refuseIfUnknown(Node whole, Node part, Set<String> facts) {
    Node culprit = culprit(part, facts);
    if (culprit == null) {
      return false;
    }
    String name = Printer.print(culprit);
    String otherwise = Printer.zero(culprit.type());
    StringBuilder message = new StringBuilder();
    message.append("'").append(name).append("' may be unknown here; write ");
    if (otherwise != null) {
      String defaulted = name + ".or(" + otherwise + ")";
      String rewritten = Printer.print(whole, culprit, defaulted);
      message.append(rewritten.length() <= LONGEST_REWRITE ? rewritten : defaulted).append(" or ");
    }
    message.append("known(").append(name).append(") && …");
    text.report(culprit.at(), Category.NULLABLE, message.toString());
    return true;
  }

  /** The first part that may be unknown and makes the whole unknown, or null. */
  private static Node culprit(Node node, Set<String> facts) {
    if (!facts.isEmpty() && facts.contains(Printer.print(node))) {
      return null;
    }
    if (node instanceof Node.FieldRead read) {
      return read.field().nullable() || read.optional() ? read : null;
    }
    if (node instanceof Node.AggregateRead read) {
      return read.nullable() ? read : null;
    }
    if (!(node instanceof Node.Call call)) {
      return firstCulprit(node.children(), facts);
    }
    return switch (call.operation()) {
      case KNOWN -> null;
      case OR_ELSE -> culprit(call.second(), facts);
      case AND, OR -> logicCulprit(call, facts);
      case CHOOSE -> choiceCulprit(call, facts);
      default -> {
        Node operand = firstCulprit(call.children(), facts);
        yield operand == null && call.isPartial() ? call : operand;
      }
    };
  }

  private static Node logicCulprit(Node.Call call, Set<String> facts) {
    for (Node child : call.children()) {
      Node culprit = culprit(child, factsFor(call, child, facts));
      if (culprit != null) {
        return culprit;
      }
    }
    return null;
  }

  private static Node choiceCulprit(Node.Call call, Set<String> facts) {
    Node condition = culprit(call.first(), facts);
    if (condition != null) {
      return condition;
    }
    Node chosen = culprit(call.second(), with(facts, whenTrue(call.first())));
    return chosen != null
        ? chosen
        : culprit(call.children().get(2), with(facts, whenFalse(call.first())));
  }

  private static Node firstCulprit(List<Node> nodes, Set<String> facts) {
    for (Node node : nodes) {
      Node culprit = culprit(node, facts);
      if (culprit != null) {
        return culprit;
      }
    }
    return null;
  }

  /** What may be taken as known in one operand of && or ||, given its neighbours. */
  private static Set<String> factsFor(Node.Call call, Node child, Set<String> facts) {
    Set<String> all = new HashSet<>(facts);
    for (Node other : call.children()) {
      if (other != child) {
        all.addAll(call.operation() == Operation.AND ? whenTrue(other) : whenFalse(other));
      }
    }
    return all;
  }

  private static Set<String> whenTrue(Node node) {
    if (node instanceof Node.Call call) {
      if (call.operation() == Operation.KNOWN) {
        return Set.of(Printer.print(call.first()));
      }
      if (call.operation() == Operation.NOT) {
        return whenFalse(call.first());
      }
      if (call.operation() == Operation.AND) {
        Set<String> all = new HashSet<>();
        call.children().forEach(child -> all.addAll(whenTrue(child)));
        return all;
      }
    }
    return Set.of();
  }

  private static Set<String> whenFalse(Node node) {
    if (node instanceof Node.Call call) {
      if (call.operation() == Operation.NOT) {
        return whenTrue(call.first());
      }
      if (call.operation() == Operation.OR) {
        Set<String> all = new HashSet<>();
        call.children().forEach(child -> all.addAll(whenFalse(child)));
        return all;
      }
    }
    return Set.of();
  }

  private static Set<String> with(Set<String> facts, Set<String> more) {
    if (more.isEmpty()) {
      return facts;
    }
    Set<String> all = new HashSet<>(facts);
    all.addAll(more);
    return all;
  }
}
