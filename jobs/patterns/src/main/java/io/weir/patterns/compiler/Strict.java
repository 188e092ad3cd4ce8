package io.weir.patterns.compiler;

import io.weir.patterns.model.ValueType;
import io.weir.schemas.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes of an expression one that is unknown where {@code .or(...)} or {@code known(...)} would say
 * what holds without something its event ought to have. What an event may lack keeps its default,
 * and so does an aggregate that is empty: that is an answer.
 */
final class Strict {
  private Strict() {}

  /** The expression without such defaults; the same instance where it has none. */
  static Node of(Node node) {
    if (node instanceof Node.ListOf list) {
      List<Node> elements = list.children().stream().map(Strict::of).toList();
      return isSame(elements, list.children()) ? list : new Node.ListOf(elements, list.at());
    }
    if (!(node instanceof Node.Call call)) {
      return node;
    }
    List<Node> operands = call.children().stream().map(Strict::of).toList();
    Node.Call inner = isSame(operands, call.children()) ? call : call.with(operands);
    boolean settles = call.operation() == Operation.OR_ELSE || call.operation() == Operation.KNOWN;
    List<Node.FieldRead> reads = new ArrayList<>();
    if (settles) {
      addExpected(call.first(), reads);
    }
    if (reads.isEmpty()) {
      return inner;
    }
    Node observed = new Node.Observed(reads, call.at());
    return new Node.Call(
        Operation.CHOOSE, List.of(observed, inner, never(call.type())), call.type(), call.at());
  }

  @SuppressWarnings("ReferenceEquality") // what did not change is the same
  private static boolean isSame(List<Node> some, List<Node> others) {
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  private static void addExpected(Node node, List<Node.FieldRead> reads) {
    if (node instanceof Node.FieldRead read && !read.field().expected().isEmpty()) {
      reads.add(read);
    } else if (node instanceof Node.AggregateRead read) {
      for (Field field : read.needs()) {
        if (!field.expected().isEmpty()) {
          reads.add(new Node.FieldRead("", -1, false, field, read.at()));
        }
      }
    }
    node.children().forEach(child -> addExpected(child, reads));
  }

  /** Stands where a choice never gets to, as what it asks is never false. */
  private static Node never(ValueType type) {
    return switch (type) {
      case BOOLEAN -> new Node.Constant(type, false, Node.NOWHERE);
      case DOUBLE -> new Node.Constant(type, 0.0, Node.NOWHERE);
      case STRING -> new Node.Constant(type, "", Node.NOWHERE);
      case STRINGS -> new Node.ListOf(List.of(), Node.NOWHERE);
      case INTEGER, TIMESTAMP, DURATION -> new Node.Constant(type, 0L, Node.NOWHERE);
    };
  }
}
