package io.weir.patterns.syntax;

import io.weir.patterns.model.Aggregate.Function;
import io.weir.schemas.FieldType;
import java.util.ArrayList;
import java.util.List;

/** The aggregate functions as files write them, and the fields they can be computed of. */
enum AggregateFunction {
  COUNT("count", Function.COUNT, Takes.STREAM),
  SUM("sum", Function.SUM, Takes.WHOLE_NUMBER),
  MIN("min", Function.MIN, Takes.ORDERED),
  MAX("max", Function.MAX, Takes.ORDERED),
  MEAN("mean", Function.MEAN, Takes.NUMBER),
  STDEV("stdev", Function.STDEV, Takes.NUMBER),
  LOG_MEAN("logMean", Function.LOG_MEAN, Takes.NUMBER),
  LOG_STDEV("logStdev", Function.LOG_STDEV, Takes.NUMBER),
  DISTINCT("distinct", Function.DISTINCT, Takes.GROUP),
  RATIO("ratio", Function.RATIO, Takes.STREAM),
  RUN("run", Function.RUN, Takes.STREAM),
  HOUR_SHARE("hourShare", Function.HOUR_SHARE, Takes.STREAM),
  LAST("last", Function.LAST, Takes.SINGLE),
  FIRST("first", Function.FIRST, Takes.SINGLE),
  FIRST_SEEN("firstSeen", Function.FIRST_SEEN, Takes.IDENTITY),
  SPAN("span", Function.SPAN, Takes.STREAM),
  QUANTILE("quantile", Function.QUANTILE, Takes.NUMBER),
  SHARE("share", Function.SHARE, Takes.GROUP),
  MAX_PER("maxPer", Function.MAX_PER, Takes.GROUP),
  QUANTILE_PER("quantilePer", Function.QUANTILE_PER, Takes.GROUP),
  STRONGEST("strongest", Function.STRONGEST, Takes.WHOLE_NUMBER);

  private enum Takes {
    STREAM("a stream"),
    WHOLE_NUMBER("it needs whole numbers"),
    NUMBER("it needs numbers"),
    ORDERED("it needs numbers or times"),
    IDENTITY("it needs texts, whole numbers or truths"),
    GROUP("it needs texts, whole numbers, truths or times"),
    SINGLE("it needs a field of one value");

    private final String words;

    Takes(String words) {
      this.words = words;
    }

    boolean accepts(FieldType type) {
      boolean number = type == FieldType.INTEGER || type == FieldType.DOUBLE;
      return switch (this) {
        case STREAM -> false;
        case WHOLE_NUMBER -> type == FieldType.INTEGER;
        case NUMBER -> number;
        case ORDERED -> number || type == FieldType.TIMESTAMP;
        case IDENTITY ->
            type == FieldType.STRING || type == FieldType.INTEGER || type == FieldType.BOOLEAN;
        case GROUP -> type == FieldType.TIMESTAMP || IDENTITY.accepts(type);
        case SINGLE -> type != FieldType.STRINGS;
      };
    }
  }

  private final String key;
  private final Function function;
  private final Takes takes;

  AggregateFunction(String key, Function function, Takes takes) {
    this.key = key;
    this.function = function;
    this.takes = takes;
  }

  String key() {
    return key;
  }

  Function function() {
    return function;
  }

  boolean needsField() {
    return takes != Takes.STREAM;
  }

  boolean accepts(FieldType type) {
    return takes.accepts(type);
  }

  /** What it can be computed of, for messages. */
  String needs() {
    return takes.words;
  }

  /** What its value in a file names, for messages. */
  String takes() {
    return needsField() ? "a field as stream.field" : "a stream";
  }

  static String keys() {
    List<String> keys = new ArrayList<>();
    for (AggregateFunction function : values()) {
      keys.add(function.key);
    }
    return String.join(", ", keys);
  }

  /** A field's type in words. */
  static String words(FieldType type) {
    return switch (type) {
      case BOOLEAN -> "true or false";
      case INTEGER -> "a whole number";
      case DOUBLE -> "a number with decimals";
      case STRING -> "a text";
      case TIMESTAMP -> "a time";
      case STRINGS -> "a list of texts";
    };
  }
}
