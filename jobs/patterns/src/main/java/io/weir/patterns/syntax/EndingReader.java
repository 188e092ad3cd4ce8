package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.patterns.compiler.ConditionScope;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Ending;
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;

/** {@code endedBy: {stream: condition}} which events end a live signal. */
final class EndingReader {
  private static final int MOST = 4;
  private static final String ORDERS = "directive";

  private final Reading reading;
  private final ConditionReader conditions;

  EndingReader(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.conditions = conditions;
  }

  /** What ends it, in file order; what is wrong is reported and left out. Null in, empty out. */
  List<Ending> read(YamlNode node) {
    MapReader keys = MapReader.of(node, "'endedBy'", reading.report());
    if (keys == null) {
      return List.of();
    }
    List<YamlMap.Entry> entries = keys.map().entries();
    if (entries.isEmpty() || entries.size() > MOST) {
      reading.refuse(
          keys.map(),
          STRUCTURE,
          "'endedBy' names 1 to "
              + MOST
              + " streams, each with the condition its events satisfy, as in {login: 'activity == \"MFA_FACTOR_ENABLE\"'}");
      return List.of();
    }
    List<Ending> endings = new ArrayList<>();
    for (YamlMap.Entry entry : entries) {
      StreamSchema stream = stream(entry.key());
      if (stream != null) {
        ConditionScope scope = ConditionScope.of(stream).parameters(reading.parameters()).build();
        List<Condition> where = conditions.conjuncts(entry.value(), scope);
        if (!where.isEmpty()) {
          endings.add(new Ending(KindsOf.conjuncts(stream, where), where));
        }
      }
    }
    return endings;
  }

  private StreamSchema stream(YamlText name) {
    if (!name.value().equals(SignalStream.NAME) && !name.value().equals(ORDERS)) {
      return reading.watched(name);
    }
    reading.refuse(
        name,
        STRUCTURE,
        "'endedBy' names what happens, and no '"
            + name
            + "': signals are withdrawn, and orders end what they are about by themselves");
    return null;
  }
}
