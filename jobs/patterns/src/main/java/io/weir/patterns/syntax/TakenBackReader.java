package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.TakenBack;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.StreamSchema;
import java.util.List;

/** {@code takenBack: {stream: condition, of: field}} which events take entries back. */
final class TakenBackReader {
  private static final String OF = "of";

  private final Reading reading;
  private final ConditionReader conditions;

  TakenBackReader(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.conditions = conditions;
  }

  /**
   * What takes entries back, or null after reporting; null in, null out.
   *
   * @param dimension whose key holds the aggregate; null where that has been reported
   */
  TakenBack read(YamlNode node, String dimension) {
    MapReader keys = MapReader.of(node, "'takenBack'", reading.report());
    if (keys == null) {
      return null;
    }
    YamlText of = keys.requireText(OF, "the field with the id of the event taken back");
    List<YamlMap.Entry> others =
        keys.map().entries().stream().filter(entry -> !entry.key().value().equals(OF)).toList();
    if (others.size() != 1) {
      reading.refuse(
          others.isEmpty() ? keys.map() : others.get(1).key(),
          STRUCTURE,
          "'takenBack' names one stream and the condition its events satisfy, as in"
              + " {payment: 'status == \"FAILURE\"', of: original_event_id}");
      return null;
    }
    YamlText name = others.get(0).key();
    StreamSchema stream = reading.streams().stream(name, reading.report());
    if (stream == null) {
      return null;
    }
    if (dimension != null && !Streams.carries(stream, dimension)) {
      reading.refuse(name, NAME, "the events of " + stream.name() + " carry no key " + dimension);
      return null;
    }
    Field field = of == null ? null : field(stream, of);
    ConditionScope scope = ConditionScope.of(stream).parameters(reading.parameters()).build();
    List<Condition> where = conditions.conjuncts(others.get(0).value(), scope);
    return field == null || where.isEmpty()
        ? null
        : new TakenBack(KindsOf.conjuncts(stream, where), where, field);
  }

  private Field field(StreamSchema stream, YamlText of) {
    Field field = Streams.field(stream, of.value(), of.place(), reading.report());
    if (field != null && field.type() != FieldType.STRING) {
      reading.refuse(
          of,
          VALUE,
          "'of' names the field with the id of the event taken back, a text, but '"
              + of
              + "' is "
              + AggregateFunction.words(field.type()));
      return null;
    }
    return field;
  }
}
