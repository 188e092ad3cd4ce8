package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;

/** A conjunct with its code. */
final class CompiledCondition implements Condition {
  private final Node node;
  private final Code.Outcome code;
  private final Code.Outcome observed;
  private final String text;
  private final long steps;
  private final long aggregates;

  @SuppressWarnings("ReferenceEquality") // the same node is given back where nothing changes
  CompiledCondition(Node node) {
    this.node = node;
    this.code = OutcomeCode.compile(node);
    Node strict = Strict.of(node);
    this.observed = strict == node ? code : OutcomeCode.compile(strict);
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
  @SuppressWarnings("ReferenceEquality") // without a default there is one code
  public boolean mayDefault() {
    return observed != code;
  }

  @Override
  public byte testObserved(Frame frame) {
    frame.unknown = false;
    return observed.test(frame);
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
