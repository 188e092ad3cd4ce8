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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code takenBack: {stream: condition, of: field}} which events take entries back. */
final class TakenBackReader {
  private static final String OF = "of";
  private static final int MOST = 2;

  private final Reading reading;
  private final ConditionReader conditions;

  TakenBackReader(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.conditions = conditions;
  }

  /**
   * What takes entries back, in the order of the streams' names; empty after reporting, and for
   * null.
   *
   * @param dimension whose key holds the aggregate; null where that has been reported
   */
  List<TakenBack> read(YamlNode node, String dimension) {
    MapReader keys = MapReader.of(node, "'takenBack'", reading.report());
    if (keys == null) {
      return List.of();
    }
    YamlText of = keys.requireText(OF, "the field with the id of the event taken back");
    List<YamlMap.Entry> others =
        keys.map().entries().stream().filter(entry -> !entry.key().value().equals(OF)).toList();
    if (others.isEmpty() || others.size() > MOST) {
      reading.refuse(
          others.isEmpty() ? keys.map() : others.get(MOST).key(),
          STRUCTURE,
          "'takenBack' names a stream and the condition its events satisfy, or "
              + MOST
              + " such, as in {payment: 'status == \"FAILURE\"', of: original_event_id}");
      return List.of();
    }
    List<TakenBack> read = new ArrayList<>();
    for (YamlMap.Entry other : others) {
      TakenBack one = read(other.key(), other.value(), of, dimension);
      if (one != null) {
        read.add(one);
      }
    }
    read.sort(Comparator.comparing(one -> one.kinds().stream().name()));
    return read.size() == others.size() ? List.copyOf(read) : List.of();
  }

  private TakenBack read(YamlText name, YamlNode condition, YamlText of, String dimension) {
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
    List<Condition> where = conditions.conjuncts(condition, scope);
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
