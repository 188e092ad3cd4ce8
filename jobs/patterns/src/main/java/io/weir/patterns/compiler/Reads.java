package io.weir.patterns.compiler;

import java.util.LinkedHashSet;
import java.util.Set;

/** What an expression reads besides the event itself: steps and aggregates as bit masks. */
final class Reads {
  private Reads() {}

  static long steps(Node node) {
    if (node instanceof Node.FieldRead read) {
      return read.step() < 0 ? 0 : 1L << read.step();
    }
    long mask = 0;
    for (Node child : node.children()) {
      mask |= steps(child);
    }
    return mask;
  }

  static long aggregates(Node node) {
    if (node instanceof Node.AggregateRead read) {
      return 1L << read.slot();
    }
    long mask = 0;
    for (Node child : node.children()) {
      mask |= aggregates(child);
    }
    return mask;
  }

  static Set<String> columns(Node node) {
    Set<String> names = new LinkedHashSet<>();
    addColumns(node, names);
    return names;
  }

  private static void addColumns(Node node, Set<String> names) {
    if (node instanceof Node.Column column) {
      names.add(column.name());
    }
    node.children().forEach(child -> addColumns(child, names));
  }
}
