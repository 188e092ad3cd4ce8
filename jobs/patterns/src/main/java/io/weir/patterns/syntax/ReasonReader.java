package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.ReasonTemplate;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;

/** {@code reason:} the sentence people see, with values in braces. */
final class ReasonReader {
  private static final int MAX = 1_000;

  private final Reading reading;

  ReasonReader(Reading reading) {
    this.reading = reading;
  }

  /** The template, or null after reporting; null in, null out. */
  ReasonTemplate read(YamlText text, List<Draft> steps) {
    if (text == null) {
      return null;
    }
    if (text.value().length() > MAX) {
      reading.refuse(text, BOUND, "a reason has at most " + MAX + " characters");
      return null;
    }
    List<ReasonPart> parts = new ArrayList<>();
    String template = text.value().strip();
    int shift = text.value().indexOf(template);
    boolean right = true;
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      if (open < 0) {
        break;
      }
      int close = template.indexOf('}', open);
      if (close < 0) {
        reading.refuse(text.placeAt(shift + open), VALUE, "this '{' has no '}'");
        return null;
      }
      parts.add(ReasonPart.text(template.substring(at, open)));
      String name = template.substring(open + 1, close).strip();
      ReasonPart part = part(name, text, shift + open + 1, steps);
      right &= part != null;
      parts.add(part);
      at = close + 1;
    }
    parts.add(ReasonPart.text(template.substring(Math.min(at, template.length()))));
    return right ? new ReasonText(parts) : null;
  }

  private ReasonPart part(String name, YamlText text, int offset, List<Draft> steps) {
    if (name.equals("age")) {
      return ReasonPart.age();
    }
    int last = Draft.last(steps);
    StreamSchema completing = steps.get(last).stream();
    if (name.startsWith("params.")) {
      Parameter parameter = reading.parameter(name.substring("params.".length()));
      if (parameter != null) {
        Field tenant = completing == null ? null : completing.tenant();
        return ReasonPart.parameter(parameter, tenant, reading.slotOfProfile());
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      Field field = fieldOf(steps.get(i), name);
      if (field != null && steps.get(i).negated()) {
        String step = steps.get(i).name();
        reading.refuse(
            text.placeAt(offset),
            NAME,
            "the step '" + step + "' must not occur and has nothing to show");
        return null;
      }
      if (field != null) {
        return ReasonPart.step(i, i == last, field);
      }
    }
    Field own = completing == null ? null : completing.layout().field(name);
    if (own != null) {
      return ReasonPart.step(last, true, own);
    }
    for (int slot = 0; slot < reading.aggregates().size(); slot++) {
      Aggregate aggregate = reading.aggregates().get(slot);
      if (aggregate.name().equals(name) && aggregate.type() != ValueType.STRINGS) {
        return ReasonPart.aggregate(slot, aggregate);
      }
    }
    if (!reading.mentionsBroken(name) && (completing != null || name.indexOf('.') > 0)) {
      reading.refuse(
          text.placeAt(offset),
          NAME,
          "unknown value '{" + name + "}'" + Suggestion.or(name, names(steps), ", known are "));
    }
    return null;
  }

  private static Field fieldOf(Draft step, String name) {
    boolean ofStep = step.stream() != null && name.startsWith(step.name() + ".");
    return ofStep ? step.stream().layout().field(name.substring(step.name().length() + 1)) : null;
  }

  private List<String> names(List<Draft> steps) {
    List<String> names = new ArrayList<>(List.of("age"));
    for (Draft step : steps) {
      if (step.stream() != null) {
        step.stream().layout().fields().forEach(f -> names.add(step.name() + "." + f.path()));
      }
    }
    StreamSchema completing = steps.get(Draft.last(steps)).stream();
    if (completing != null) {
      completing.layout().fields().forEach(field -> names.add(field.path()));
    }
    reading.aggregates().forEach(aggregate -> names.add(aggregate.name()));
    reading.parameters().forEach(parameter -> names.add("params." + parameter.name()));
    return names;
  }
}
