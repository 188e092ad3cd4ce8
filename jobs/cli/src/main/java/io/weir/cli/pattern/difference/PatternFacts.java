package io.weir.cli.pattern.difference;

import io.weir.patterns.model.ActionSpec;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.DurationText;
import io.weir.patterns.model.Ending;
import io.weir.patterns.model.Life;
import io.weir.patterns.model.Metadata;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.Step;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pattern as named texts: two patterns that have equal ones are the same. */
final class PatternFacts {
  private final Map<List<Object>, String> facts;
  private final Pattern pattern;
  private final String whose;

  private PatternFacts(Map<List<Object>, String> facts, Pattern pattern, String whose) {
    this.facts = facts;
    this.pattern = pattern;
    this.whose = whose;
  }

  /**
   * The facts of a pattern in each of its keys.
   *
   * @param byKey whether those that may differ from key to key bear the name of theirs
   */
  static Map<List<Object>, String> of(Pattern pattern, boolean byKey) {
    PatternFacts whole = new PatternFacts(new LinkedHashMap<>(), pattern, "");
    List<Pattern> bindings = pattern.bindings();
    whole.put(
        Part.KEY, "key", bindings.stream().map(Pattern::key).collect(Collectors.joining(", ")));
    whole.put(Part.AUDIENCE, "mode", mode(pattern.mode()));
    whole.put(Part.ACTION, "group", pattern.group());
    for (Pattern binding : bindings) {
      new PatternFacts(whole.facts, binding, byKey ? binding.key() + ": " : "").bound();
    }
    pattern.parameters().forEach(whole::parameter);
    whole.metadata(pattern.metadata());
    whole.put(Part.METADATA, "version", Integer.toString(pattern.version()));
    pattern.tests().forEach(test -> whole.put(Part.TEST, "test '" + test.name() + "'", text(test)));
    return whole.facts;
  }

  /** What one key of several may have to itself. */
  private void bound() {
    put(Part.WINDOW, "settle", span(pattern.settle()));
    pattern.alternatives().forEach(this::alternative);
    pattern.aggregates().forEach(this::aggregate);
  }

  private void put(Part part, String what, String text) {
    if (text != null && !text.isEmpty()) {
      facts.put(List.of(part, whose + what), text);
    }
  }

  private void alternative(Alternative way) {
    String in = way.name().isEmpty() ? "" : way.name() + ".";
    put(Part.ACTION, in + "severity", word(way.severity()));
    put(
        Part.ACTION,
        in + "action",
        way.actions().stream().map(this::action).collect(Collectors.joining("; ")));
    put(Part.WINDOW, in + "within", span(way.within()));
    List<String> order = new ArrayList<>();
    for (Step step : way.steps()) {
      order.add(step.name());
      step(in + step.name(), step);
    }
    put(Part.MATCH, in + "steps", String.join(", ", order));
  }

  private void step(String name, Step step) {
    String stream = step.kinds().stream().name();
    put(Part.MATCH, name, (step.negated() ? "not " : "") + stream + times(step));
    put(Part.WINDOW, name + ".for", span(step.silence()));
    put(
        Part.MATCH,
        name + ".where",
        Stream.concat(step.own().stream(), step.correlated().stream())
            .map(pattern::shown)
            .collect(Collectors.joining(" && ")));
  }

  private static String times(Step step) {
    StringBuilder text = new StringBuilder();
    if (step.minTimes() != 1 || step.maxTimes() != 1) {
      String most = step.maxTimes() == Integer.MAX_VALUE ? "" : "" + step.maxTimes();
      text.append(" times ").append(step.minTimes()).append("..").append(most);
    }
    return text.append(step.next() ? " next" : "")
        .append(step.optional() ? " optional" : "")
        .toString();
  }

  private void aggregate(Aggregate aggregate) {
    put(Part.AGGREGATE, aggregate.name(), aggregate.definition());
    put(Part.WINDOW, aggregate.name() + ".over", span(aggregate.over()));
    if (aggregate.learnAfter() > 0) {
      String after = DurationText.of(aggregate.learnAfter());
      put(Part.WINDOW, aggregate.name() + ".learnAfter", after);
    }
  }

  private void parameter(Parameter parameter) {
    String bounds =
        parameter.min() == null
            ? ""
            : " in " + value(parameter, parameter.min()) + ".." + value(parameter, parameter.max());
    put(Part.PARAMETER, parameter.name(), value(parameter, parameter.value()) + bounds);
    parameter.tenants().forEach((tenant, own) -> of(parameter, tenant, own, bounds));
    parameter
        .profiles()
        .forEach((profile, own) -> of(parameter, "profile " + profile, own, bounds));
  }

  private void of(Parameter parameter, String owner, Object own, String bounds) {
    put(Part.PARAMETER, parameter.name() + " of " + owner, value(parameter, own) + bounds);
  }

  private static String value(Parameter parameter, Object value) {
    return parameter.type() == ValueType.DURATION && value instanceof Long millis
        ? DurationText.of(millis)
        : Objects.toString(value);
  }

  private void metadata(Metadata about) {
    put(Part.METADATA, "title", about.title());
    put(Part.METADATA, "status", about.status());
    put(Part.METADATA, "owner", about.owner());
    put(Part.METADATA, "description", about.description());
    put(Part.METADATA, "references", String.join("; ", about.references()));
    put(Part.METADATA, "tags", String.join(", ", about.tags()));
    put(Part.METADATA, "falsePositives", String.join("; ", about.falsePositives()));
    put(Part.METADATA, "runbook", about.runbook());
    put(Part.METADATA, "review", about.review() == null ? "" : about.review().toString());
    put(Part.METADATA, "leftOut", String.join("; ", about.leftOut()));
    put(Part.METADATA, "deprecated", about.deprecated());
  }

  private static String mode(Mode mode) {
    return mode.stage() == Mode.Stage.CANARY
        ? "canary " + mode.percent() + "%"
        : word(mode.stage());
  }

  private String action(ActionSpec spec) {
    Life life = spec.life();
    String from =
        life.from() == Life.NONE ? "" : " from " + pattern.aggregates().get(life.from()).name();
    return "floor %s, cap %s, scope %s, ttl %s%s%s"
        .formatted(
            word(spec.floor()),
            word(spec.cap()),
            word(spec.scope()),
            span(life.ttl()),
            from,
            life.endedBy().stream().map(this::ending).collect(Collectors.joining()));
  }

  private String ending(Ending ending) {
    return ", ended by %s where %s"
        .formatted(
            ending.kinds().stream().name(),
            ending.where().stream().map(pattern::shown).collect(Collectors.joining(" && ")));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String span(Span span) {
    if (span == null) {
      return null;
    }
    String now = DurationText.of(span.millis());
    return span.millis() == span.maxMillis()
        ? now
        : now + ", kept for " + DurationText.of(span.maxMillis());
  }

  /** What happens is told by a number: a row does not show what may be personal. */
  private static String text(PatternTest test) {
    int hash = 1;
    for (Row row : test.events()) {
      hash = 31 * hash + Arrays.hashCode(row.bytes());
    }
    String expects =
        test.expect().stream()
            .map(
                one ->
                    DurationText.of(one.atMillis())
                        + Stream.of(one.action(), one.severity(), one.key(), one.untilMillis())
                            .filter(Objects::nonNull)
                            .map(thing -> " " + thing)
                            .collect(Collectors.joining()))
            .collect(Collectors.joining(", "));
    return "%d events (%08x), expects %s"
        .formatted(test.events().size(), hash, expects.isEmpty() ? "nothing" : expects);
  }
}
