package io.weir.patterns.policy;

import static io.weir.patterns.problem.Problem.Category.NAME;

import io.weir.patterns.model.KeyStage;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.schemas.Field;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads how much related subjects count. */
final class RelationsSection {
  private final Set<String> known = new TreeSet<>(Set.of(Policy.OTHER, KeyStage.WHOLE, "subnet"));
  private final Reporter report;

  RelationsSection(StreamCatalog catalog, Reporter report) {
    this.report = report;
    for (StreamSchema stream : catalog.streams()) {
      for (Field field : stream.dimensions()) {
        known.add(field.dimension());
      }
    }
  }

  /**
   * The weight of every relation named. A name that is no dimension weighs nothing, and is only
   * doubted: a log holds policies with such names, and refusing one would put another in its place.
   */
  Map<String, Double> read(YamlNode node) {
    Map<String, Double> relations = new TreeMap<>();
    MapReader keys = MapReader.of(node, "'relations'", report);
    if (keys == null) {
      return relations;
    }
    for (YamlMap.Entry entry : keys.map().entries()) {
      String name = entry.key().value();
      Double weight = keys.number(name, 0, 1);
      if (weight != null) {
        relations.put(name, weight);
      }
      if (!known.contains(name)) {
        report.doubt(
            entry.key(),
            NAME,
            "no stream declares the dimension '"
                + name
                + "', so this weighs nothing"
                + Suggestion.or(name, known, ", known are "));
      }
    }
    keys.require(Policy.OTHER, "how much a subject counts that is not named here");
    return relations;
  }
}
