package io.weir.patterns.condition;

import io.weir.patterns.model.ValueType;
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
    switch (node.type()) {
      case BOOLEAN:
        Code.Outcome outcome = OutcomeCode.compile(node);
        return frame ->
            switch (outcome.test(frame)) {
              case Truth.TRUE -> Boolean.TRUE;
              case Truth.FALSE -> Boolean.FALSE;
              default -> null;
            };
      case DOUBLE:
        Code.Decimal decimal = DecimalCode.compile(node);
        return frame -> {
          double value = decimal.of(frame);
          return Code.takeUnknown(frame) ? null : (Object) value;
        };
      case STRING:
        return TextCode.compile(node)::of;
      case STRINGS:
        return ListCode.compile(node)::of;
      case INTEGER, TIMESTAMP, DURATION:
        Code.Whole whole = WholeCode.compile(node);
        return frame -> {
          long value = whole.of(frame);
          return Code.takeUnknown(frame) ? null : (Object) value;
        };
    }
    throw new IllegalStateException("no code for " + node.type());
  }
}
