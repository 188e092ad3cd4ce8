package io.weir.engine.aggregate;

import io.weir.engine.property.Patterns;
import io.weir.patterns.model.Aggregate;

/** Aggregates of cases, as the reader of pattern files makes them. */
final class AggregatePatterns {
  private AggregatePatterns() {}

  static Measure measure(String yaml) {
    return new Measure(aggregate(yaml));
  }

  private static Aggregate aggregate(String yaml) {
    return Patterns.read(
            "aggregate",
            """
            key: account
            severity: low
            group: CTX
            action: {floor: monitor, scope: event, ttl: 1m}
            aggregates:
              v: %s
            when: {on: payment, where: 'status == "SUCCESS"'}
            """
                .formatted(yaml))
        .aggregates()
        .get(0);
  }
}
