package io.weir.cli.pattern.explain;

import io.weir.cli.connection.Connection;
import io.weir.cli.connection.TopicReader;
import io.weir.cli.console.WrongUsageException;
import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Kinds;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Step;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.intake.ArrivalReader;
import io.weir.streaming.intake.KafkaControlSchema;
import io.weir.streaming.kafka.KafkaPorts;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.Destination;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The events a pattern looks at, read from the topics the job reads. */
final class EventTopics {
  private final Connection connection;
  private final Pattern pattern;
  private final String key;
  private final int most;

  /**
   * @param most events to hold at once
   */
  EventTopics(Connection connection, Pattern pattern, String key, int most) {
    this.connection = connection;
    this.pattern = pattern;
    this.key = key;
    this.most = most;
  }

  /** Events that matter for completing events in [from, to); lists and labels from their start. */
  List<Event> read(long from, long to) {
    ArrivalReader job =
        new ArrivalReader(
            connection.settings().catalog(), KafkaPorts.intakeRules(connection.settings()));
    long lateness = connection.settings().time().lateness().toMillis();
    boolean own = ownEventsSuffice();
    List<Event> events = new ArrayList<>();
    for (StreamSchema stream : streams()) {
      String topic =
          stream.name().equals("signal")
              ? connection.topic(Destination.SIGNALS)
              : connection.topic(stream.name());
      try (TopicReader reader = connection.read(TopicReader.From.BEGINNING, topic)) {
        if (!stream.input()) {
          reader.seek(Math.max(0, from - horizon() - lateness));
        }
        reader.toEnd(
            record -> {
              Arrival arrival = job.read(KafkaControlSchema.raw(record));
              if (arrival.event() != null && arrival.event().time() < to) {
                take(arrival.event(), own, events);
              }
            });
      }
    }
    return events;
  }

  private void take(Event event, boolean own, List<Event> events) {
    if (own && !key.equals(Keys.of(event, pattern.key()))) {
      return;
    }
    if (events.size() >= most) {
      throw new WrongUsageException(
          "more than %d events matter; narrow --from and --to, or raise --most".formatted(most));
    }
    events.addAll(Spread.of(event));
  }

  /** Whether no other key contributes anything. */
  private boolean ownEventsSuffice() {
    return pattern.aggregates().stream()
        .allMatch(aggregate -> aggregate.dimension().equals(pattern.key()));
  }

  private Set<StreamSchema> streams() {
    Set<StreamSchema> streams = new LinkedHashSet<>();
    for (Alternative alternative : pattern.alternatives()) {
      alternative.steps().stream().map(Step::kinds).map(Kinds::stream).forEach(streams::add);
    }
    pattern.aggregates().stream().map(Aggregate::kinds).map(Kinds::stream).forEach(streams::add);
    return streams;
  }

  /** How far back the pattern looks. */
  private long horizon() {
    long within =
        pattern.alternatives().stream()
            .mapToLong(
                way ->
                    (way.within() == null ? 0 : way.within().millis())
                        + (way.silenceBefore() == null ? 0 : way.silenceBefore().millis()))
            .max()
            .orElse(0);
    long over = pattern.aggregates().stream().mapToLong(one -> one.over().millis()).max().orElse(0);
    return within + over;
  }
}
