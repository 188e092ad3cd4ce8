package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Row;
import java.util.function.DoubleBinaryOperator;

/** Makes code for doubles; they compute as IEEE 754 says, so a division by zero has a value. */
final class DecimalCode {
  private DecimalCode() {}

  static Code.Decimal compile(Node node) {
    if (node instanceof Node.Constant constant) {
      double value = (Double) constant.value();
      return frame -> value;
    }
    if (node instanceof Node.FieldRead read) {
      FieldSource source = new FieldSource(read);
      return frame -> {
        Row row = source.row(frame);
        return row == null ? unknown(frame) : row.getDouble(source.index());
      };
    }
    if (node instanceof Node.AggregateRead read) {
      int slot = read.slot();
      return frame -> frame.values.known(slot) ? frame.values.decimal(slot) : unknown(frame);
    }
    return call((Node.Call) node);
  }

  static double unknown(Frame frame) {
    frame.unknown = true;
    return 0;
  }

  private static Code.Decimal call(Node.Call call) {
    return switch (call.operation()) {
      case ADD -> binary(call, (a, b) -> a + b);
      case SUBTRACT -> binary(call, (a, b) -> a - b);
      case MULTIPLY -> binary(call, (a, b) -> a * b);
      case DIVIDE -> binary(call, (a, b) -> a / b);
      case MIN -> binary(call, Math::min);
      case MAX -> binary(call, Math::max);
      case NEGATE -> negate(compile(call.first()));
      case CHOOSE ->
          choose(
              OutcomeCode.compile(call.first()),
              compile(call.second()),
              compile(call.children().get(2)));
      case OR_ELSE -> orElse(compile(call.first()), compile(call.second()));
      case DOUBLE -> toDouble(call.first());
      case RATIO -> ratio(toDouble(call.first()), toDouble(call.second()));
      case LN -> logarithm(toDouble(call.first()));
      case Z_SCORE -> score(call);
      case DISTANCE_KM -> distance(call);
      case SPEED_KMH -> speed(compile(call.first()), WholeCode.compile(call.second()));
      default -> throw new IllegalStateException(call.operation() + " gives no double");
    };
  }

  private static Code.Decimal binary(Node.Call call, DoubleBinaryOperator operator) {
    Code.Decimal left = compile(call.first());
    Code.Decimal right = compile(call.second());
    return frame -> {
      double a = left.of(frame);
      if (frame.unknown) {
        return 0;
      }
      double b = right.of(frame);
      return frame.unknown ? 0 : operator.applyAsDouble(a, b);
    };
  }

  private static Code.Decimal negate(Code.Decimal operand) {
    return frame -> -operand.of(frame);
  }

  private static Code.Decimal choose(Code.Outcome condition, Code.Decimal yes, Code.Decimal no) {
    return frame ->
        switch (condition.test(frame)) {
          case Truth.TRUE -> yes.of(frame);
          case Truth.FALSE -> no.of(frame);
          default -> unknown(frame);
        };
  }

  private static Code.Decimal orElse(Code.Decimal first, Code.Decimal otherwise) {
    return frame -> {
      double value = first.of(frame);
      return Code.takeUnknown(frame) ? otherwise.of(frame) : value;
    };
  }

  /** Code for a number of any kind as a double. */
  private static Code.Decimal toDouble(Node node) {
    if (node.type() == ValueType.DOUBLE) {
      return compile(node);
    }
    if (node.type() == ValueType.STRING) {
      Code.Text text = TextCode.compile(node);
      return frame -> {
        String value = text.of(frame);
        return value == null ? unknown(frame) : Conversions.decimal(value, frame);
      };
    }
    Code.Whole whole = WholeCode.compile(node);
    return frame -> (double) whole.of(frame);
  }

  private static Code.Decimal ratio(Code.Decimal part, Code.Decimal whole) {
    return frame -> {
      double a = part.of(frame);
      if (frame.unknown) {
        return 0;
      }
      double b = whole.of(frame);
      return frame.unknown || b == 0 ? unknown(frame) : a / b;
    };
  }

  private static Code.Decimal logarithm(Code.Decimal operand) {
    return frame -> {
      double value = operand.of(frame);
      return frame.unknown || value <= 0 ? unknown(frame) : StrictMath.log(value);
    };
  }

  private static Code.Decimal score(Node.Call call) {
    Code.Decimal value = toDouble(call.first());
    Code.Decimal mean = compile(call.second());
    Code.Decimal deviation = compile(call.children().get(2));
    double floor = (Double) ((Node.Constant) call.children().get(3)).value();
    return frame -> {
      double x = value.of(frame);
      double from = frame.unknown ? 0 : mean.of(frame);
      double by = frame.unknown ? 0 : deviation.of(frame);
      return frame.unknown ? 0 : (x - from) / Math.max(by, floor);
    };
  }

  private static Code.Decimal distance(Node.Call call) {
    Code.Decimal[] places =
        call.children().stream().map(DecimalCode::compile).toArray(Code.Decimal[]::new);
    return frame -> {
      double fromLat = places[0].of(frame);
      double fromLong = frame.unknown ? 0 : places[1].of(frame);
      double toLat = frame.unknown ? 0 : places[2].of(frame);
      double toLong = frame.unknown ? 0 : places[3].of(frame);
      if (frame.unknown
          || !Geography.isPlace(fromLat, fromLong)
          || !Geography.isPlace(toLat, toLong)) {
        return unknown(frame);
      }
      return Geography.distanceKm(fromLat, fromLong, toLat, toLong);
    };
  }

  private static Code.Decimal speed(Code.Decimal km, Code.Whole duration) {
    return frame -> {
      double way = km.of(frame);
      if (frame.unknown) {
        return 0;
      }
      long millis = duration.of(frame);
      return frame.unknown ? 0 : Geography.speedKmh(way, millis);
    };
  }
}
