package io.weir.patterns.compiler;

import static io.weir.patterns.compiler.Code.truth;

import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;

/**
 * Makes code for ==, !=, &lt;, &lt;=, &gt; and &gt;=.
 *
 * <p>NaN is as IEEE 754 and the CEL specification have it: equal to nothing, in no order, different
 * from everything. (cel-java's interpreter finds it equal to itself and greater than any int.)
 */
final class Comparisons {
  /**
   * The answers an operator accepts, as bits: 1 less, 2 equal, 4 greater, 8 not comparable (NaN).
   */
  private static final int NOT_COMPARABLE = 3;

  private Comparisons() {}

  static Code.Outcome compile(Operation operation, Node left, Node right) {
    int accepted = accepted(operation);
    ValueType type = left.type();
    if (type == ValueType.BOOLEAN) {
      return outcomes(OutcomeCode.compile(left), OutcomeCode.compile(right), accepted);
    }
    if (type == ValueType.STRING) {
      Code.Outcome quick = TextEquality.compile(operation, left, right);
      return quick != null
          ? quick
          : texts(TextCode.compile(left), TextCode.compile(right), accepted);
    }
    if (type == ValueType.DOUBLE) {
      return right.type() == ValueType.DOUBLE
          ? decimals(DecimalCode.compile(left), DecimalCode.compile(right), accepted)
          : mixed(WholeCode.compile(right), DecimalCode.compile(left), mirrored(accepted));
    }
    return right.type() == ValueType.DOUBLE
        ? mixed(WholeCode.compile(left), DecimalCode.compile(right), accepted)
        : wholes(WholeCode.compile(left), WholeCode.compile(right), accepted);
  }

  private static int accepted(Operation operation) {
    return switch (operation) {
      case EQUAL -> 2;
      case NOT_EQUAL -> 1 | 4 | 8;
      case LESS -> 1;
      case LESS_OR_EQUAL -> 1 | 2;
      case GREATER -> 4;
      case GREATER_OR_EQUAL -> 4 | 2;
      default -> throw new IllegalStateException(operation + " compares nothing");
    };
  }

  private static int mirrored(int accepted) {
    return (accepted & (2 | 8)) | (accepted & 1) << 2 | (accepted & 4) >> 2;
  }

  private static byte accepts(int accepted, int order) {
    return truth((accepted >> order & 1) != 0);
  }

  private static Code.Outcome outcomes(Code.Outcome left, Code.Outcome right, int accepted) {
    return frame -> {
      byte a = left.test(frame);
      byte b = right.test(frame);
      return a == Truth.UNKNOWN || b == Truth.UNKNOWN
          ? Truth.UNKNOWN
          : accepts(accepted, Integer.signum(Byte.compare(a, b)) + 1);
    };
  }

  private static Code.Outcome texts(Code.Text left, Code.Text right, int accepted) {
    return frame -> {
      String a = left.of(frame);
      String b = a == null ? null : right.of(frame);
      return b == null ? Truth.UNKNOWN : accepts(accepted, Integer.signum(a.compareTo(b)) + 1);
    };
  }

  private static Code.Outcome wholes(Code.Whole left, Code.Whole right, int accepted) {
    return frame -> {
      long a = left.of(frame);
      long b = frame.unknown ? 0 : right.of(frame);
      return Code.takeUnknown(frame)
          ? Truth.UNKNOWN
          : accepts(accepted, a < b ? 0 : a == b ? 1 : 2);
    };
  }

  private static Code.Outcome decimals(Code.Decimal left, Code.Decimal right, int accepted) {
    return frame -> {
      double a = left.of(frame);
      double b = frame.unknown ? 0 : right.of(frame);
      return Code.takeUnknown(frame) ? Truth.UNKNOWN : accepts(accepted, order(a, b));
    };
  }

  private static Code.Outcome mixed(Code.Whole left, Code.Decimal right, int accepted) {
    return frame -> {
      long a = left.of(frame);
      double b = frame.unknown ? 0 : right.of(frame);
      return Code.takeUnknown(frame) ? Truth.UNKNOWN : accepts(accepted, order((double) a, b));
    };
  }

  private static int order(double a, double b) {
    return a < b ? 0 : a == b ? 1 : a > b ? 2 : NOT_COMPARABLE;
  }
}
