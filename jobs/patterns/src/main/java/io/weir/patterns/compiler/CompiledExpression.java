package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;
import java.util.Set;
import java.util.function.Function;

/** An expression with its code; values are boxed only here. */
final class CompiledExpression implements Expression {
  private final Node node;
  private final boolean nullable;
  private final Function<Frame, Object> code;

  CompiledExpression(Node node) {
    this.node = node;
    this.nullable = NullCheck.mayBeUnknown(node);
    this.code = valueOf(node);
  }

  @Override
  public ValueType type() {
    return node.type();
  }

  @Override
  public boolean nullable() {
    return nullable;
  }

  @Override
  public Set<String> columns() {
    return Reads.columns(node);
  }

  @Override
  public Object value(Frame frame) {
    frame.unknown = false;
    return code.apply(frame);
  }

  @Override
  public String toString() {
    return Printer.canonical(node);
  }

  /** Code for the boxed value of a node of any type, null where unknown. */
  static Function<Frame, Object> valueOf(Node node) {
    return switch (node.type()) {
      case BOOLEAN -> outcome(OutcomeCode.compile(node));
      case DOUBLE -> decimal(DecimalCode.compile(node));
      case STRING -> TextCode.compile(node)::of;
      case STRINGS -> ListCode.compile(node)::of;
      case INTEGER, TIMESTAMP, DURATION -> whole(WholeCode.compile(node));
    };
  }

  private static Function<Frame, Object> outcome(Code.Outcome code) {
    return frame -> {
      byte outcome = code.test(frame);
      return outcome == Truth.UNKNOWN ? null : (Object) (outcome == Truth.TRUE);
    };
  }

  private static Function<Frame, Object> decimal(Code.Decimal code) {
    return frame -> {
      double value = code.of(frame);
      return Code.takeUnknown(frame) ? null : (Object) value;
    };
  }

  private static Function<Frame, Object> whole(Code.Whole code) {
    return frame -> {
      long value = code.of(frame);
      return Code.takeUnknown(frame) ? null : (Object) value;
    };
  }
}
