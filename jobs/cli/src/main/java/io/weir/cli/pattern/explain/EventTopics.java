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
import io.weir.patterns.model.SignalStream;
import io.weir.patterns.model.Step;
import io.weir.patterns.model.TakenBack;
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
  private final List<Pattern> bindings;
  private final String key;
  private final int most;

  /**
   * @param most events to hold at once
   */
  EventTopics(Connection connection, Pattern pattern, String key, int most) {
    this.connection = connection;
    this.bindings = pattern.bindings();
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
      String topic = topic(stream);
      if (topic == null) {
        continue;
      }
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

  /** Null where the settings leave the stream out: the job judges without it as well. */
  private String topic(StreamSchema stream) {
    return stream.name().equals(SignalStream.NAME)
        ? connection.topic(Destination.SIGNALS)
        : connection.settings().topics().streams().get(stream.name());
  }

  private void take(Event read, boolean own, List<Event> events) {
    for (Event event : Spread.of(read)) {
      if (own && !bearsTheKey(event)) {
        continue;
      }
      if (events.size() >= most) {
        throw new WrongUsageException(
            "more than %d events matter; narrow --from and --to, or raise --most".formatted(most));
      }
      events.add(event);
    }
  }

  private boolean bearsTheKey(Event event) {
    return bindings.stream().anyMatch(binding -> key.equals(Keys.of(event, binding.key())));
  }

  /** Whether no other key contributes anything, whichever of the pattern's keys this one is. */
  private boolean ownEventsSuffice() {
    return bindings.stream()
        .allMatch(
            binding ->
                binding.aggregates().stream()
                    .allMatch(aggregate -> aggregate.dimension().equals(binding.key())));
  }

  private Set<StreamSchema> streams() {
    Set<StreamSchema> streams = new LinkedHashSet<>();
    for (Pattern binding : bindings) {
      for (Alternative alternative : binding.alternatives()) {
        alternative.steps().stream().map(Step::kinds).map(Kinds::stream).forEach(streams::add);
      }
      for (Aggregate aggregate : binding.aggregates()) {
        streams.add(aggregate.kinds().stream());
        aggregate.takenBack().stream()
            .map(TakenBack::kinds)
            .map(Kinds::stream)
            .forEach(streams::add);
      }
    }
    return streams;
  }

  /** How far back the pattern looks in the key it looks furthest back in. */
  private long horizon() {
    return bindings.stream().mapToLong(EventTopics::horizon).max().orElse(0);
  }

  private static long horizon(Pattern pattern) {
    long within =
        pattern.alternatives().stream()
            .mapToLong(
                way ->
                    (way.within() == null ? 0 : way.within().millis())
                        + (way.silenceBefore() == null ? 0 : way.silenceBefore().millis()))
            .max()
            .orElse(0);
    long over =
        pattern.aggregates().stream()
            .mapToLong(one -> one.over().millis() + one.learnAfter())
            .max()
            .orElse(0);
    long delay = pattern.delay() == null ? 0 : pattern.delay().millis();
    return within + over + delay;
  }
}
