package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;

/** A conjunct with its code. */
final class CompiledCondition implements Condition {
  private final Node node;
  private final Code.Outcome code;
  private final String text;
  private final long steps;
  private final long aggregates;

  CompiledCondition(Node node) {
    this.node = node;
    this.code = OutcomeCode.compile(node);
    this.text = Printer.canonical(node);
    this.steps = Reads.steps(node);
    this.aggregates = Reads.aggregates(node);
  }

  Node node() {
    return node;
  }

  @Override
  public byte test(Frame frame) {
    frame.unknown = false;
    return code.test(frame);
  }

  @Override
  public long steps() {
    return steps;
  }

  @Override
  public long aggregates() {
    return aggregates;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
