package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Span;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;

/** The steps of one sequence, or the only step of a {@code when}, as drafts. */
final class StepSection {
  private static final int MAX = 16;
  private static final String NOT = "not";
  private static final List<String> KEYS = List.of("where", "next", "times", "optional", "for");
  private static final String FORM =
      "a step begins with its name and its stream, as in 'change: login'";

  /** Stands for a span that is wrong, so that nobody says it is missing as well. */
  private static final Span REPORTED = Span.of(1);

  private final Reading reading;
  private final StepOrder order;
  private final SpanReader spans;

  StepSection(Reading reading) {
    this.reading = reading;
    this.order = new StepOrder(reading);
    this.spans = new SpanReader(reading);
  }

  /** The steps of {@code steps:}; those that are no steps at all are reported and left out. */
  List<Draft> sequence(MapReader sequence) {
    YamlNode node = sequence.require("steps", "a list of steps");
    List<YamlNode> items = sequence.list("steps");
    if (node != null && (items.isEmpty() || items.size() > MAX)) {
      reading.refuse(node, BOUND, "a sequence has 1 to " + MAX + " steps");
      return List.of();
    }
    List<Draft> drafts = new ArrayList<>();
    for (YamlNode item : items) {
      Draft draft = draft(item);
      if (draft != null) {
        drafts.add(draft);
      }
    }
    if (!drafts.isEmpty() && drafts.size() == items.size()) {
      order.check(drafts);
    }
    return drafts;
  }

  /** The step of a {@code when:}, named like its stream; null after reporting. */
  Draft only(MapReader when) {
    when.require("on", "the stream");
    YamlText on = when.text("on");
    YamlNode where = when.require("where", "the condition");
    return on == null
        ? null
        : new Draft(
            on, on.value(), reading.watched(on), where, false, false, false, Times.ONCE, null);
  }

  private Draft draft(YamlNode node) {
    MapReader keys = MapReader.of(node, "a step", reading.report());
    if (keys == null) {
      return null;
    }
    if (!keys.has(NOT)) {
      return plain(keys, false);
    }
    MapReader inner = MapReader.of(keys.optional(NOT), "'not'", reading.report());
    keys.finish();
    if (inner == null) {
      return null;
    }
    for (String key : List.of("next", "times", "optional")) {
      if (inner.has(key)) {
        reading.refuse(
            inner.place(key),
            STRUCTURE,
            "'" + key + "' says nothing about what must not occur: leave it out");
      }
    }
    return plain(inner, true);
  }

  private Draft plain(MapReader keys, boolean negated) {
    if (keys.map().entries().isEmpty()) {
      reading.refuse(keys.map(), STRUCTURE, FORM);
      return null;
    }
    YamlMap.Entry first = keys.map().entries().get(0);
    YamlText name = first.key();
    keys.named(name.value());
    YamlNode where = keys.optional("where");
    boolean next = keys.truth("next");
    boolean optional = keys.truth("optional");
    Times times =
        keys.has("times") && !negated ? Times.read(keys.text("times"), reading) : Times.ONCE;
    Span silence = silence(keys, negated);
    keys.finish();
    if (KEYS.contains(name.value())) {
      reading.refuse(name, STRUCTURE, FORM + ", not with '" + name + "'");
      return null;
    }
    Names.usable(name, "the step", reading.report());
    if (reading.aggregates().stream().anyMatch(a -> a.name().equals(name.value()))) {
      reading.refuse(
          name,
          NAME,
          "'" + name + "' is already the name of an aggregate: name the step differently");
    }
    StreamSchema stream = null;
    if (first.value() instanceof YamlText streamName) {
      stream = reading.watched(streamName);
    } else {
      reading.refuse(
          first.value(),
          VALUE,
          "the step '" + name + "' names a stream, not " + first.value().kind());
    }
    if (stream == null) {
      reading.broken(name.value());
    }
    return new Draft(
        name,
        name.value(),
        stream,
        where,
        next && !negated,
        negated,
        optional && !negated,
        times == null ? Times.ONCE : times,
        silence);
  }

  /** How long a negated step must not occur, or null. */
  private Span silence(MapReader keys, boolean negated) {
    if (!keys.has("for")) {
      return null;
    }
    if (!negated) {
      reading.refuse(
          keys.place("for"),
          STRUCTURE,
          "'for' says how long something must not occur: it belongs into a 'not', as in 'not: {restored: login, for: 12h}'");
      return null;
    }
    Span silence = spans.read(keys.optional("for"), "for");
    return silence == null ? REPORTED : silence;
  }
}
