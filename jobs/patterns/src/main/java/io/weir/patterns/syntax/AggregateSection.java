package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.BOUND;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** {@code aggregates:} windowed values by name. */
final class AggregateSection {
  private static final int MAX = 32;

  private final Reading reading;
  private final AggregateReader one;

  AggregateSection(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.one = new AggregateReader(reading, conditions);
  }

  /** The aggregates that are right; the others are reported and remembered as broken. */
  List<Aggregate> read(YamlNode node) {
    MapReader all = MapReader.of(node, "'aggregates'", reading.report());
    List<Aggregate> aggregates = new ArrayList<>();
    if (all == null) {
      return aggregates;
    }
    List<YamlMap.Entry> entries = all.map().entries();
    if (entries.size() > MAX) {
      reading.refuse(entries.get(MAX).key(), BOUND, "a pattern has at most " + MAX + " aggregates");
    }
    for (YamlMap.Entry entry : entries.subList(0, Math.min(MAX, entries.size()))) {
      if (!reading.asks(entry.key().value())) {
        continue;
      }
      boolean usable = Names.usable(entry.key(), "the aggregate", reading.report());
      Aggregate aggregate = one.read(entry.key().value(), entry.value());
      if (!usable || aggregate == null) {
        reading.broken(entry.key().value());
      } else {
        reading.defined(entry.key());
        aggregates.add(aggregate);
      }
    }
    entries.stream().skip(MAX).forEach(entry -> reading.broken(entry.key().value()));
    return aggregates;
  }
}
