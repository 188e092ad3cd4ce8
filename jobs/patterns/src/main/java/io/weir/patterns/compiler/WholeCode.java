package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Row;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/** Makes code for integers, timestamps and durations. Overflow is unknown, never wrapped. */
final class WholeCode {
  private static final long FIRST_TIMESTAMP = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST_TIMESTAMP =
      Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** Between two timestamps CEL counts nanoseconds in 64 bits: 292 years. */
  private static final long LONGEST_BETWEEN = Long.MAX_VALUE / 1_000_000;

  private interface Exact {
    long of(long left, long right, Frame frame);
  }

  private WholeCode() {}

  static Code.Whole compile(Node node) {
    if (node instanceof Node.Constant constant) {
      long value = (Long) constant.value();
      return frame -> value;
    }
    if (node instanceof Node.FieldRead read) {
      FieldSource source = new FieldSource(read);
      return frame -> {
        Row row = source.row(frame);
        return row == null ? unknown(frame) : row.getLong(source.index());
      };
    }
    if (node instanceof Node.AggregateRead read) {
      int slot = read.slot();
      return frame -> frame.values.known(slot) ? frame.values.integer(slot) : unknown(frame);
    }
    return call((Node.Call) node);
  }

  static long unknown(Frame frame) {
    frame.unknown = true;
    return 0;
  }

  private static Code.Whole call(Node.Call call) {
    return switch (call.operation()) {
      case ADD -> binary(call, withinRange(call.type(), WholeCode::add));
      case SUBTRACT ->
          call.second().type() == ValueType.TIMESTAMP
              ? binary(call, bounded(WholeCode::subtract, -LONGEST_BETWEEN, LONGEST_BETWEEN))
              : binary(call, withinRange(call.type(), WholeCode::subtract));
      case MULTIPLY -> binary(call, WholeCode::multiply);
      case DIVIDE -> binary(call, WholeCode::divide);
      case REMAINDER -> binary(call, WholeCode::remainder);
      case MIN -> binary(call, (left, right, frame) -> Math.min(left, right));
      case MAX -> binary(call, (left, right, frame) -> Math.max(left, right));
      case NEGATE -> negate(compile(call.first()));
      case CHOOSE ->
          choose(
              OutcomeCode.compile(call.first()),
              compile(call.second()),
              compile(call.children().get(2)));
      case OR_ELSE -> orElse(compile(call.first()), compile(call.second()));
      case SIZE -> size(call.first());
      case DIFFERENT -> different(ListCode.compile(call.first()));
      case INT -> toInt(call.first());
      case MINOR -> parsed(call.first(), Conversions::minor);
      case TIMESTAMP ->
          call.first().type() == ValueType.TIMESTAMP
              ? compile(call.first())
              : parsed(call.first(), Conversions::timestamp);
      case HOUR_OF_DAY, DAY_OF_WEEK, HOUR_OF_WEEK -> CalendarCode.clock(call);
      case BUSINESS_DAYS_BETWEEN -> CalendarCode.businessDaysBetween(call);
      default -> throw new IllegalStateException(call.operation() + " gives no integer");
    };
  }

  private static Code.Whole binary(Node.Call call, Exact exact) {
    Code.Whole left = compile(call.first());
    Code.Whole right = compile(call.second());
    return frame -> {
      long a = left.of(frame);
      if (frame.unknown) {
        return 0;
      }
      long b = right.of(frame);
      return frame.unknown ? 0 : exact.of(a, b, frame);
    };
  }

  /** CEL's timestamps and durations are bounded more narrowly than 64 bits of milliseconds. */
  private static Exact withinRange(ValueType type, Exact exact) {
    return switch (type) {
      case TIMESTAMP -> bounded(exact, FIRST_TIMESTAMP, LAST_TIMESTAMP);
      case DURATION ->
          bounded(exact, -DurationLiterals.LONGEST_MILLIS, DurationLiterals.LONGEST_MILLIS);
      default -> exact;
    };
  }

  private static Exact bounded(Exact exact, long least, long greatest) {
    return (left, right, frame) -> {
      long value = exact.of(left, right, frame);
      return value < least || value > greatest ? unknown(frame) : value;
    };
  }

  private static long add(long a, long b, Frame frame) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? unknown(frame) : sum;
  }

  private static long subtract(long a, long b, Frame frame) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0 ? unknown(frame) : difference;
  }

  private static long multiply(long a, long b, Frame frame) {
    long product = a * b;
    return Math.multiplyHigh(a, b) != product >> 63 ? unknown(frame) : product;
  }

  private static long divide(long a, long b, Frame frame) {
    return b == 0 || (a == Long.MIN_VALUE && b == -1) ? unknown(frame) : a / b;
  }

  private static long remainder(long a, long b, Frame frame) {
    return b == 0 ? unknown(frame) : a % b;
  }

  private static Code.Whole negate(Code.Whole operand) {
    return frame -> {
      long value = operand.of(frame);
      return value == Long.MIN_VALUE ? unknown(frame) : -value;
    };
  }

  private static Code.Whole choose(Code.Outcome condition, Code.Whole yes, Code.Whole no) {
    return frame ->
        switch (condition.test(frame)) {
          case Truth.TRUE -> yes.of(frame);
          case Truth.FALSE -> no.of(frame);
          default -> unknown(frame);
        };
  }

  private static Code.Whole orElse(Code.Whole first, Code.Whole otherwise) {
    return frame -> {
      long value = first.of(frame);
      return Code.takeUnknown(frame) ? otherwise.of(frame) : value;
    };
  }

  private static Code.Whole size(Node node) {
    if (node.type() == ValueType.STRINGS) {
      Code.Texts texts = ListCode.compile(node);
      return frame -> {
        List<String> value = texts.of(frame);
        return value == null ? unknown(frame) : value.size();
      };
    }
    Code.Text text = TextCode.compile(node);
    return frame -> {
      String value = text.of(frame);
      return value == null ? unknown(frame) : value.codePointCount(0, value.length());
    };
  }

  /** How many values a list has, each counted once. */
  private static Code.Whole different(Code.Texts texts) {
    return frame -> {
      List<String> value = texts.of(frame);
      return value == null ? unknown(frame) : new HashSet<>(value).size();
    };
  }

  private static Code.Whole toInt(Node node) {
    if (node.type() == ValueType.INTEGER) {
      return compile(node);
    }
    if (node.type() == ValueType.STRING) {
      return parsed(node, Conversions::integer);
    }
    Code.Decimal decimal = DecimalCode.compile(node);
    return frame -> {
      double value = decimal.of(frame);
      // The bounds themselves are left out because the greatest long is no double.
      boolean fits = value > -0x1p63 && value < 0x1p63;
      return frame.unknown || !fits ? unknown(frame) : (long) value;
    };
  }

  private static Code.Whole parsed(Node node, Conversions.Reading reading) {
    Code.Text text = TextCode.compile(node);
    return frame -> {
      String value = text.of(frame);
      return value == null ? unknown(frame) : reading.read(value, frame);
    };
  }
}
