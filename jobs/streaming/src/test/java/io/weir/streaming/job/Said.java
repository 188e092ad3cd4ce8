package io.weir.streaming.job;

import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.testkit.TopicTail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the job says on a run's topics, decoded as any reader would. For one thread. */
final class Said implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What {@link Marks} sends: no event. */
  static final byte[] MARK = "a mark".getBytes(StandardCharsets.UTF_8);

  private static final SchemaStore SCHEMAS = StreamCatalog.shipped().schemas();

  private final TestTopics topics;
  private final EventCodec codec = new EventCodec(SCHEMAS);
  private final Map<String, TopicTail<GenericRecord>> tails = new HashMap<>();

  Said(TestTopics topics) {
    this.topics = topics;
  }

  TopicTail<GenericRecord> decisions() {
    return tail("decisions", "io.weir.outputs.Decision");
  }

  TopicTail<GenericRecord> restrictions() {
    return tail("restrictions", "io.weir.outputs.Restriction");
  }

  TopicTail<GenericRecord> alerts() {
    return tail("alerts", "io.weir.outputs.Alert");
  }

  TopicTail<GenericRecord> signals() {
    return tail("signals", "io.weir.events.Signal");
  }

  TopicTail<GenericRecord> deadLetters() {
    return tail("deadLetters", "io.weir.outputs.DeadLetter");
  }

  TopicTail<GenericRecord> verdicts() {
    return tail("patternVerdicts", "io.weir.outputs.PatternVerdict");
  }

  /** Waits for the first decision on an operation. */
  GenericRecord decisionOn(String eventId) {
    return decisions().await(is("trigger_event_id", eventId), PATIENCE);
  }

  /** Waits until each of these operations is decided; returns all decisions there are by then. */
  List<GenericRecord> decisionsOn(Collection<String> eventIds) {
    return decisions().awaitThat(records -> triggers(records).containsAll(eventIds), PATIENCE);
  }

  private static Set<String> triggers(List<GenericRecord> decisions) {
    Set<String> triggers = new HashSet<>();
    decisions.forEach(decision -> triggers.add(text(decision, "trigger_event_id")));
    return triggers;
  }

  /** Waits for what became of an entry of the pattern log. */
  GenericRecord verdictOn(long offset) {
    return verdicts().await(verdict -> (long) verdict.get("change_offset") == offset, PATIENCE);
  }

  /** Whether a field has this value, as text. */
  static Predicate<GenericRecord> is(String field, String value) {
    return record -> value.equals(text(record, field));
  }

  /** A field's value as text; null where it is null. */
  static String text(GenericRecord record, String field) {
    Object value = record.get(field);
    return value == null ? null : value.toString();
  }

  /** A list's values as text. */
  static List<String> texts(GenericRecord record, String field) {
    return ((Collection<?>) record.get(field)).stream().map(Object::toString).toList();
  }

  private TopicTail<GenericRecord> tail(String purpose, String schema) {
    Schema expected = SCHEMAS.named(schema);
    return tails.computeIfAbsent(
        purpose,
        any -> topics.kafka().tail(topics.of(purpose), record -> decode(expected, record)));
  }

  /** A mark among signals is a record without values; a heartbeat among decisions is none. */
  private GenericRecord decode(Schema expected, ConsumerRecord<byte[], byte[]> record) {
    if (record.headers().lastHeader(RecordHeaders.HEARTBEAT) != null) {
      return null;
    }
    if (Arrays.equals(record.value(), MARK)) {
      return new GenericData.Record(expected);
    }
    try {
      return codec.decode(expected, record.value());
    } catch (UndecodableException e) {
      throw new AssertionError("the job wrote what its own schema cannot read", e);
    }
  }

  @Override
  public void close() {
    tails.values().forEach(TopicTail::close);
  }
}
