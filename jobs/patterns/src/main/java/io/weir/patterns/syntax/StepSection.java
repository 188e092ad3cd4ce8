package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.ConditionScope;
import io.weir.patterns.model.Step;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;

/** The steps of one sequence, or the only step of a {@code when}. */
final class StepSection {
  private static final int MAX = 16;
  private static final String NOT = "not";

  private final Reading reading;
  private final ConditionReader conditions;
  private final AskingCheck asking;

  StepSection(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.conditions = conditions;
    this.asking = new AskingCheck(reading);
  }

  /** The steps of {@code steps:}; empty after reporting that there are none, or too many. */
  List<Draft> sequence(MapReader sequence) {
    YamlNode node = sequence.require("steps", "a list of steps");
    List<YamlNode> items = sequence.list("steps");
    if (items.isEmpty() || items.size() > MAX) {
      if (node != null) {
        reading.refuse(node, BOUND, "a sequence has 1 to " + MAX + " steps");
      }
      return List.of();
    }
    List<Draft> drafts = new ArrayList<>();
    for (YamlNode item : items) {
      Draft draft = draft(item);
      if (draft == null) {
        return List.of();
      }
      if (drafts.stream().anyMatch(d -> d.name().equals(draft.name()))) {
        reading.refuse(
            item,
            NAME,
            "a step named '" + draft.name() + "' stands here twice: give one another name");
      }
      drafts.add(draft);
    }
    new StepOrder(reading).check(drafts);
    return drafts;
  }

  /** The step of a {@code when:}, named like its stream; null after reporting. */
  Draft only(MapReader when) {
    when.require("on", "the stream");
    YamlText on = when.text("on");
    YamlNode where = when.require("where", "the condition");
    StreamSchema stream = on == null ? null : reading.streams().stream(on, reading.report());
    return stream == null || !carriesKey(stream, on)
        ? null
        : new Draft(when.map(), stream.name(), stream, where, false, false, false, Times.ONCE);
  }

  private Draft draft(YamlNode node) {
    MapReader keys = MapReader.of(node, "a step", reading.report());
    if (keys == null) {
      return null;
    }
    if (keys.has(NOT)) {
      MapReader inner = MapReader.of(keys.optional(NOT), "'not'", reading.report());
      keys.finish();
      return inner == null ? null : negated(inner);
    }
    return plain(keys, false);
  }

  private Draft negated(MapReader keys) {
    for (String key : List.of("next", "times", "optional")) {
      if (keys.has(key)) {
        reading.refuse(
            keys.place(key),
            STRUCTURE,
            "'" + key + "' says nothing about what must not occur: leave it out");
      }
    }
    return plain(keys, true);
  }

  private Draft plain(MapReader keys, boolean negated) {
    if (keys.map().entries().isEmpty()) {
      reading.refuse(
          keys.map(),
          STRUCTURE,
          "a step begins with its name and its stream, as in 'change: login'");
      return null;
    }
    YamlMap.Entry first = keys.map().entries().get(0);
    keys.know(first.key().value());
    YamlNode where = keys.optional("where");
    boolean next = keys.truth("next");
    boolean optional = keys.truth("optional");
    Times times =
        keys.has("times") && !negated ? Times.read(keys.text("times"), reading) : Times.ONCE;
    keys.finish();
    if (List.of("where", "next", "times", "optional").contains(first.key().value())) {
      reading.refuse(
          first.key(),
          STRUCTURE,
          "a step begins with its name and its stream, as in 'change: login', not with '"
              + first.key()
              + "'");
      return null;
    }
    if (!(first.value() instanceof YamlText streamName)) {
      reading.refuse(
          first.value(),
          VALUE,
          "the step '" + first.key() + "' names a stream, not " + first.value().kind());
      return null;
    }
    boolean usable = Names.usable(first.key(), "the step", reading.report()) & free(first.key());
    StreamSchema stream = reading.streams().stream(streamName, reading.report());
    if (stream == null || !usable || !carriesKey(stream, streamName) || times == null) {
      return null;
    }
    return new Draft(
        keys.map(), first.key().value(), stream, where, next, negated, optional, times);
  }

  private boolean free(YamlText name) {
    boolean aggregate = reading.aggregates().stream().anyMatch(a -> a.name().equals(name.value()));
    String stream = reading.streams().withFieldOrRecord(name.value());
    if (aggregate || stream != null) {
      String taken = aggregate ? "an aggregate" : "a field of " + stream;
      reading.refuse(
          name,
          NAME,
          "'" + name + "' is already the name of " + taken + ": name the step differently");
    }
    return !aggregate && stream == null;
  }

  private boolean carriesKey(StreamSchema stream, YamlText name) {
    if (reading.key() == null || stream.dimension(reading.key()) != null) {
      return true;
    }
    reading.refuse(
        name,
        NAME,
        "the events of "
            + stream.name()
            + " carry no key "
            + reading.key()
            + ", which this pattern watches");
    return false;
  }

  /** Compiles the conditions of drafted steps, each seeing those before it. */
  List<Step> compile(List<Draft> drafts) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      List<Condition> own = new ArrayList<>();
      List<Condition> correlated = new ArrayList<>();
      for (Condition conjunct : conditions.conjuncts(draft.where(), scope(drafts, i))) {
        (conjunct.steps() == 0 ? own : correlated).add(conjunct);
        asking.check(draft, conjunct);
      }
      steps.add(
          new Step(
              draft.name(),
              KindsOf.conjuncts(draft.stream(), own),
              own,
              correlated,
              draft.next(),
              draft.negated(),
              draft.optional(),
              draft.times().min(),
              draft.times().max()));
    }
    return steps;
  }

  private ConditionScope scope(List<Draft> drafts, int position) {
    ConditionScope.Builder scope = ConditionScope.of(drafts.get(position).stream());
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      if (i >= position) {
        scope.unavailable(
            draft.name(),
            i == position ? "is the event itself: leave the name out" : "comes later");
      } else if (draft.negated()) {
        scope.unavailable(draft.name(), "must not occur");
      } else {
        scope.step(draft.name(), draft.stream(), draft.optional());
      }
    }
    if (reading.key() != null) {
      scope.key(reading.key());
    }
    return scope.aggregates(reading.aggregates()).parameters(reading.parameters()).build();
  }

  /** A step before its condition is compiled. */
  record Draft(
      YamlMap place,
      String name,
      StreamSchema stream,
      YamlNode where,
      boolean next,
      boolean negated,
      boolean optional,
      Times times) {}
}
