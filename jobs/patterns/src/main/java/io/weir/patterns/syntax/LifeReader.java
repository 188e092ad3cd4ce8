package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Ending;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Life;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlText;
import java.util.List;
import java.util.Locale;

/** {@code ttl}, {@code from} and {@code endedBy} of an action. */
final class LifeReader {
  private final Reading reading;
  private final SpanReader spans;
  private final EndingReader endings;

  LifeReader(Reading reading, ConditionReader conditions) {
    this.reading = reading;
    this.spans = new SpanReader(reading);
    this.endings = new EndingReader(reading, conditions);
  }

  /** How long an action lasts; null after reporting. */
  Life read(MapReader keys) {
    int noted = reading.report().noted();
    Span ttl = spans.read(keys.require("ttl", "how long it stays, such as 24h"), "ttl");
    int from = slot(keys);
    List<Ending> endedBy = endings.read(keys.optional("endedBy"));
    for (String key : List.of("from", "endedBy")) {
      if (keys.has(key) && !mayEndOtherwise()) {
        reading.refuse(
            keys.place(key),
            STRUCTURE,
            "a pattern of the key "
                + reading.key()
                + " speaks once a pane, and what it said lasts for its 'ttl': leave '"
                + key
                + "' out, or use the key account, user, session, card or transfer");
      }
    }
    return ttl == null || reading.report().noted() > noted ? null : new Life(ttl, from, endedBy);
  }

  private boolean mayEndOtherwise() {
    return reading.key() == null || KeyStage.of(reading.key()) == KeyStage.ACCOUNT;
  }

  /** Where the value of the aggregate stands that {@code from} names. */
  private int slot(MapReader keys) {
    YamlText name = keys.text("from");
    if (name == null || reading.mentionsBroken(name.value())) {
      return Life.NONE;
    }
    List<Aggregate> aggregates = reading.aggregates();
    for (int slot = 0; slot < aggregates.size(); slot++) {
      if (aggregates.get(slot).name().equals(name.value())) {
        check(name, aggregates.get(slot));
        return slot;
      }
    }
    List<String> names = aggregates.stream().map(Aggregate::name).toList();
    reading.refuse(
        name,
        NAME,
        "'from' names an aggregate that is a time, and '"
            + name
            + "' is none"
            + (names.isEmpty() ? "" : Suggestion.or(name.value(), names, ", known are ")));
    return Life.NONE;
  }

  private void check(YamlText name, Aggregate aggregate) {
    if (aggregate.type() != ValueType.TIMESTAMP) {
      reading.refuse(
          name,
          VALUE,
          "'from' names an aggregate that is a time, such as {last: login.event_time, over: 72h}, but '"
              + name
              + "' is "
              + aggregate.type().name().toLowerCase(Locale.ROOT));
    }
  }
}
