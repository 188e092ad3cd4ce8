package io.weir.patterns.compiler;

import static io.weir.patterns.model.ValueType.BOOLEAN;
import static io.weir.patterns.model.ValueType.DOUBLE;
import static io.weir.patterns.model.ValueType.DURATION;
import static io.weir.patterns.model.ValueType.INTEGER;
import static io.weir.patterns.model.ValueType.STRING;
import static io.weir.patterns.model.ValueType.STRINGS;
import static io.weir.patterns.model.ValueType.TIMESTAMP;

import io.weir.patterns.model.ValueType;
import java.util.List;
import java.util.Random;

/** Random well-typed expressions over the probe stream. */
final class RandomSamples {
  private final Random random;

  RandomSamples(Random random) {
    this.random = random;
  }

  Sample condition() {
    return sample(BOOLEAN, 4);
  }

  Sample sample(ValueType type, int depth) {
    if (depth <= 0 || random.nextInt(6) == 0) {
      return random.nextInt(4) == 0 ? literal(type) : variable(type);
    }
    if (type != STRINGS && random.nextInt(8) == 0) {
      return random.nextBoolean()
          ? Sample.of(type, "(%s).or(%s)", sample(type, depth - 1), sample(type, depth - 1))
          : Sample.of(
              type,
              "(%s ? %s : %s)",
              sample(BOOLEAN, depth - 1),
              sample(type, depth - 1),
              sample(type, depth - 1));
    }
    return switch (type) {
      case BOOLEAN -> truth(depth - 1);
      case INTEGER -> integer(depth - 1);
      case DOUBLE -> decimal(depth - 1);
      case STRING -> text(depth - 1);
      case TIMESTAMP -> time(depth - 1);
      case DURATION -> duration(depth - 1);
      case STRINGS -> Sample.of(STRINGS, "[%s, %s]", sample(STRING, depth - 1), literal(STRING));
    };
  }

  private Sample truth(int depth) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> Sample.of(BOOLEAN, "(%s && %s)", truthOf(depth), truthOf(depth));
      case 2, 3 -> Sample.of(BOOLEAN, "(%s || %s)", truthOf(depth), truthOf(depth));
      case 4 -> Sample.of(BOOLEAN, "!(%s)", truthOf(depth));
      case 5 -> Sample.of(BOOLEAN, "known(%s)", sample(any(), depth));
      case 6 -> membership(depth);
      case 7 -> texts(depth);
      case 8 -> mixed(depth);
      default -> comparison(depth);
    };
  }

  private Sample truthOf(int depth) {
    return sample(BOOLEAN, depth);
  }

  private ValueType any() {
    return pick(List.of(INTEGER, DOUBLE, STRING, BOOLEAN, TIMESTAMP, DURATION));
  }

  private Sample comparison(int depth) {
    ValueType type = any();
    boolean equality = type == BOOLEAN || random.nextInt(3) == 0;
    String operator = pick(equality ? List.of("==", "!=") : List.of("<", "<=", ">", ">="));
    Sample left = sample(type, depth);
    Sample right = sample(type, depth);
    if (type == DOUBLE && equality) {
      return ieeeEquality(operator, left, right);
    }
    return Sample.of(BOOLEAN, "(%s " + operator + " %s)", left, right);
  }

  /** cel-java finds NaN equal to itself; an order of doubles it compares as IEEE 754 does. */
  private static Sample ieeeEquality(String operator, Sample left, Sample right) {
    Sample atMost = new Sample(BOOLEAN, "", "(%s <= %s)", List.of(left, right));
    Sample atLeast = new Sample(BOOLEAN, "", "(%s >= %s)", List.of(left, right));
    String plain =
        (operator.equals("!=") ? "!" : "")
            + "("
            + atMost.cel().replace("%", "%%")
            + " && "
            + atLeast.cel().replace("%", "%%")
            + ")";
    return new Sample(
        BOOLEAN,
        "("
            + left.text().replace("%", "%%")
            + " "
            + operator
            + " "
            + right.text().replace("%", "%%")
            + ")",
        plain,
        List.of());
  }

  /** cel-java takes NaN for greater than any int; as a double the int compares as we want. */
  private Sample mixed(int depth) {
    String operator = pick(List.of("<", "<=", ">", ">="));
    Sample whole = sample(INTEGER, depth);
    Sample decimal = sample(DOUBLE, depth);
    return random.nextBoolean()
        ? new Sample(
            BOOLEAN,
            "(%s " + operator + " %s)",
            "(double(%s) " + operator + " %s)",
            List.of(whole, decimal))
        : new Sample(
            BOOLEAN,
            "(%s " + operator + " %s)",
            "(%s " + operator + " double(%s))",
            List.of(decimal, whole));
  }

  private Sample membership(int depth) {
    return switch (random.nextInt(5)) {
      case 4 ->
          Sample.of(
              BOOLEAN,
              pick(List.of("(%s == %s)", "(%s != %s)")),
              pick(List.of(enumField(), variable(STRING))),
              pick(List.of(enumField(), variable(STRING))));
      case 0 ->
          Sample.of(
              BOOLEAN,
              "(%s in [%s, %s, %s])",
              sample(INTEGER, depth),
              literal(INTEGER),
              literal(INTEGER),
              sample(INTEGER, depth));
      case 1 ->
          Sample.of(
              BOOLEAN,
              "(%s in [%s, %s])",
              pick(List.of(enumField(), variable(STRING))),
              literal(STRING),
              literal(STRING));
      case 2 -> Sample.of(BOOLEAN, "(%s in %s)", sample(STRING, depth), sample(STRINGS, depth));
      default ->
          Sample.of(
              BOOLEAN,
              pick(List.of("(%s == %s)", "(%s != %s)", "(%s.or(\"RED\") != %s)")),
              enumField(),
              literal(STRING));
    };
  }

  private Sample enumField() {
    return Sample.leaf(
        STRING, pick(List.of("activity", "colour", "before.colour", "option.activity")));
  }

  private Sample texts(int depth) {
    if (random.nextInt(4) == 0) {
      return Sample.of(
          BOOLEAN,
          "(%s).matches(\"" + pick(List.of("^a", "b+c?$", "[a-c]{2}", "", "^(x|RED)$")) + "\")",
          sample(STRING, depth));
    }
    return Sample.of(
        BOOLEAN,
        "(%s)." + pick(List.of("startsWith", "endsWith", "contains")) + "(%s)",
        sample(STRING, depth),
        sample(STRING, depth));
  }

  private Sample integer(int depth) {
    return switch (random.nextInt(11)) {
      case 0 -> Sample.of(INTEGER, "int(%s)", sample(DOUBLE, depth));
      case 1 ->
          Sample.of(INTEGER, "size(%s)", sample(random.nextBoolean() ? STRING : STRINGS, depth));
      case 2 -> Sample.of(INTEGER, "int(%s)", sample(STRING, depth));
      case 3 -> Sample.of(INTEGER, "(-(%s))", sample(INTEGER, depth));
      case 4 ->
          Sample.of(
              INTEGER,
              pick(List.of("min", "max")) + "(%s, %s)",
              sample(INTEGER, depth),
              sample(INTEGER, depth));
      case 5 -> Sample.of(INTEGER, "different(%s)", sample(STRINGS, depth));
      default -> arithmetic(INTEGER, List.of("+", "-", "*", "/", "%%"), depth);
    };
  }

  private Sample decimal(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> Sample.of(DOUBLE, "double(%s)", sample(INTEGER, depth));
      case 1 -> Sample.of(DOUBLE, "(-(%s))", sample(DOUBLE, depth));
      case 2 -> Sample.of(DOUBLE, "ratio(%s, %s)", sample(INTEGER, depth), sample(INTEGER, depth));
      case 3 ->
          Sample.of(
              DOUBLE,
              pick(List.of("min", "max")) + "(%s, %s)",
              sample(DOUBLE, depth),
              sample(DOUBLE, depth));
      default -> arithmetic(DOUBLE, List.of("+", "-", "*", "/"), depth);
    };
  }

  private Sample arithmetic(ValueType type, List<String> operators, int depth) {
    return Sample.of(
        type, "(%s " + pick(operators) + " %s)", sample(type, depth), sample(type, depth));
  }

  private Sample text(int depth) {
    return random.nextInt(3) == 0
        ? Sample.of(STRING, "string(%s)", sample(INTEGER, depth))
        : Sample.of(STRING, "(%s + %s)", sample(STRING, depth), sample(STRING, depth));
  }

  private Sample time(int depth) {
    return Sample.of(
        TIMESTAMP,
        "(%s " + pick(List.of("+", "-")) + " %s)",
        sample(TIMESTAMP, depth),
        sample(DURATION, depth));
  }

  private Sample duration(int depth) {
    return random.nextBoolean()
        ? Sample.of(DURATION, "(%s - %s)", sample(TIMESTAMP, depth), sample(TIMESTAMP, depth))
        : arithmetic(DURATION, List.of("+", "-"), depth);
  }

  private Sample variable(ValueType type) {
    String name =
        switch (type) {
          case BOOLEAN ->
              pick(List.of("flag", "maybe.flag", "option.flag", "isNew", "params.strict"));
          case INTEGER ->
              pick(
                  List.of(
                      "whole",
                      "maybe.whole",
                      "maybe.small",
                      "before.whole",
                      "option.whole",
                      "hits",
                      "total",
                      "params." + pick(List.of("most", "own"))));
          case DOUBLE ->
              pick(List.of("decimal", "maybe.decimal", "before.decimal", "usual", "params.share"));
          case STRING ->
              pick(
                  List.of(
                      "text",
                      "maybe.text",
                      "colour",
                      "activity",
                      "before.text",
                      "option.text",
                      "lastText",
                      "params.word"));
          case TIMESTAMP -> pick(List.of("event_time", "seen", "before.seen", "option.event_time"));
          case DURATION -> pick(List.of("stretch", "params.window"));
          case STRINGS -> pick(List.of("tags", "before.tags"));
        };
    return Sample.leaf(type, name);
  }

  private Sample literal(ValueType type) {
    return switch (type) {
      case BOOLEAN -> Sample.leaf(type, pick(List.of("true", "false")));
      case INTEGER ->
          Sample.leaf(
              type,
              pick(
                  List.of(
                      "0", "1", "-1", "2", "7", "9223372036854775807", "-9223372036854775808")));
      case DOUBLE ->
          Sample.leaf(type, pick(List.of("0.0", "1.0", "-2.5", "0.25", "1e300", "9.3e18")));
      case STRING ->
          Sample.leaf(
              type, pick(List.of("\"\"", "\"a\"", "\"abc\"", "\"RED\"", "\"12\"", "'ä\"'")));
      case TIMESTAMP -> Sample.leaf(type, "timestamp(\"2026-01-05T10:00:00Z\")");
      case DURATION -> {
        String literal = pick(List.of("0s", "90s", "15m", "7d", "3000000d"));
        yield new Sample(
            type, literal, "duration(\"" + DurationLiterals.millis(literal) + "ms\")", List.of());
      }
      case STRINGS -> Sample.leaf(type, "[\"a\", \"b\"]");
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
