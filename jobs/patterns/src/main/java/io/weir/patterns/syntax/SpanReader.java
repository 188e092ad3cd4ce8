package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import java.util.List;

/** Lengths of time: a literal such as {@code 24h}, or {@code params.name}. */
final class SpanReader {
  static final long MAX_MILLIS = 400L * 24 * 60 * 60 * 1000;
  private static final String PARAMS = "params.";

  private final Reading reading;

  SpanReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * The span, or null after reporting; null in, null out.
   *
   * @param key what it is the value of, for messages
   */
  Span read(YamlNode node, String key) {
    if (node == null) {
      return null;
    }
    if (!(node instanceof YamlText text)) {
      reading.refuse(node, VALUE, "'" + key + "' is a duration such as 24h, not " + node.kind());
      return null;
    }
    Span span = text.value().startsWith(PARAMS) ? parameter(text, key) : literal(text, key);
    if (span == null) {
      return null;
    }
    if (span.millis() <= 0 || span.maxMillis() > MAX_MILLIS) {
      String is = span.millis() <= 0 ? "nothing" : "up to " + DurationText.of(span.maxMillis());
      reading.refuse(
          text, BOUND, "'" + key + "' must be more than nothing and at most 400d, not " + is);
      return null;
    }
    return span;
  }

  private Span literal(YamlText text, String key) {
    Long millis = DurationText.parse(text.value());
    if (millis == null) {
      reading.refuse(
          text,
          VALUE,
          "'"
              + key
              + "' is a duration such as 90s, 15m, 24h or 7d, or params.name, not '"
              + text
              + "'");
      return null;
    }
    return Span.of(millis);
  }

  private Span parameter(YamlText text, String key) {
    String name = text.value().substring(PARAMS.length());
    Parameter parameter = reading.parameter(name);
    if (parameter == null) {
      if (!reading.mentionsBroken(name)) {
        List<String> names = reading.parameters().stream().map(Parameter::name).toList();
        reading.refuse(
            text.placeAt(PARAMS.length()),
            NAME,
            "unknown parameter '" + name + "'" + Suggestion.or(name, names, ", known are "));
      }
      return null;
    }
    if (parameter.type() != ValueType.DURATION) {
      reading.refuse(
          text, VALUE, "'" + key + "' is a duration, but the parameter '" + name + "' is none");
      return null;
    }
    if (reading.refuseDiffering(text.value(), key, text)) {
      return null;
    }
    return new Span((Long) parameter.value(), (Long) parameter.max());
  }
}
