package io.weir.patterns.condition;

/** What an expression reads besides the event itself, as bit masks. */
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
}
