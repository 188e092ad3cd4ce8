package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Numbers;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;

/** {@code params:} what is tuned from day to day, inside bounds. */
final class ParameterSection {
  private final Reading reading;

  ParameterSection(Reading reading) {
    this.reading = reading;
  }

  /** The parameters that are right; the others are reported and remembered as broken. */
  List<Parameter> read(YamlNode node) {
    MapReader all = MapReader.of(node, "'params'", reading.report());
    List<Parameter> parameters = new ArrayList<>();
    if (all == null) {
      return parameters;
    }
    for (YamlMap.Entry entry : all.map().entries()) {
      Parameter parameter = parameter(entry.key(), entry.value());
      if (parameter == null) {
        reading.broken(entry.key().value());
      } else {
        parameters.add(parameter);
      }
    }
    return parameters;
  }

  private Parameter parameter(YamlText name, YamlNode node) {
    boolean usable = Names.usable(name, "the parameter", reading.report());
    MapReader keys = MapReader.of(node, "a parameter", reading.report());
    if (keys == null) {
      return null;
    }
    YamlText value = keys.requireText("value", "what it is now");
    YamlText min = keys.text("min");
    YamlText max = keys.text("max");
    YamlText unit = keys.text("unit");
    OwnValues own = OwnValues.of(keys, reading);
    keys.finish();
    if (value == null || !usable) {
      return null;
    }
    ValueType type = type(value, min, max);
    if (type == ValueType.STRING || type == ValueType.BOOLEAN) {
      own.refuse();
      return unbounded(name, type, value, min == null ? max : min, unit);
    }
    if (min == null || max == null) {
      reading.refuse(
          keys.map(),
          STRUCTURE,
          "the parameter '"
              + name
              + "' needs '"
              + (min == null ? "min" : "max")
              + "': the bounds it may be tuned within");
      return null;
    }
    Parameter parameter = bounded(name, type, List.of(value, min, max), unit);
    return parameter == null ? null : own.read(parameter);
  }

  private Parameter unbounded(
      YamlText name, ValueType type, YamlText value, YamlText bound, YamlText unit) {
    if (bound != null) {
      reading.refuse(
          bound, STRUCTURE, "only numbers and durations have bounds: leave min and max out");
      return null;
    }
    Object is = type == ValueType.BOOLEAN ? (Object) value.value().equals("true") : value.value();
    return new Parameter(name.value(), type, is, null, null, unit == null ? "" : unit.value());
  }

  private Parameter bounded(YamlText name, ValueType type, List<YamlText> texts, YamlText unit) {
    List<Number> numbers = new ArrayList<>();
    for (YamlText text : texts) {
      Number number = number(type, text);
      if (number == null) {
        reading.refuse(
            text,
            VALUE,
            "'" + text + "' is no " + word(type) + " like the others of '" + name + "'");
        return null;
      }
      numbers.add(number);
    }
    Number value = numbers.get(0);
    Number min = numbers.get(1);
    Number max = numbers.get(2);
    if (compare(min, max) > 0) {
      reading.refuse(texts.get(1), VALUE, "min " + texts.get(1) + " is above max " + texts.get(2));
      return null;
    }
    if (compare(value, min) < 0 || compare(value, max) > 0) {
      reading.refuse(
          texts.get(0),
          VALUE,
          "the value " + texts.get(0) + " is outside " + texts.get(1) + " to " + texts.get(2));
      return null;
    }
    return new Parameter(name.value(), type, value, min, max, unit == null ? "" : unit.value());
  }

  private static ValueType type(YamlText value, YamlText min, YamlText max) {
    if (!value.plain()) {
      return ValueType.STRING;
    }
    if (Numbers.whole(value) != null) {
      boolean decimal = isDecimal(min) || isDecimal(max);
      return decimal ? ValueType.DOUBLE : ValueType.INTEGER;
    }
    if (Numbers.decimal(value) != null) {
      return ValueType.DOUBLE;
    }
    if (DurationText.parse(value.value()) != null) {
      return ValueType.DURATION;
    }
    boolean truth = value.value().equals("true") || value.value().equals("false");
    return truth ? ValueType.BOOLEAN : ValueType.STRING;
  }

  private static boolean isDecimal(YamlText text) {
    return text != null && Numbers.whole(text) == null && Numbers.decimal(text) != null;
  }

  /** A number or a duration of a parameter's type; null where it is none. */
  static Number number(ValueType type, YamlText text) {
    return switch (type) {
      case INTEGER -> Numbers.whole(text);
      case DOUBLE -> Numbers.decimal(text);
      default -> DurationText.parse(text.value());
    };
  }

  static int compare(Number a, Number b) {
    return a instanceof Double
        ? Double.compare(a.doubleValue(), b.doubleValue())
        : Long.compare(a.longValue(), b.longValue());
  }

  /** What such a value is called. */
  static String word(ValueType type) {
    return switch (type) {
      case INTEGER -> "whole number";
      case DOUBLE -> "number";
      default -> "duration";
    };
  }
}
