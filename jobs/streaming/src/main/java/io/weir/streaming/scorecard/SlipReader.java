package io.weir.streaming.scorecard;

import io.weir.engine.scorecard.label.Note;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.signing.Authority;
import io.weir.signing.Right;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import io.weir.streaming.record.Slip;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads what records say to the scores; a pure function of the record. What is synthetic says
 * nothing, nor does a disposition that nobody signed who may: the main job refuses it as well, and
 * says so. For one thread.
 */
public final class SlipReader {
  private final Map<String, Source> byTopic;
  private final Authority authority;
  private final Map<Source, Schema> schemas = new EnumMap<>(Source.class);
  private final EventCodec codec;
  private final OutEncoder encoder;

  /**
   * @param byTopic what each topic holds
   * @param authority says whose dispositions count
   */
  public SlipReader(StreamCatalog catalog, Map<String, Source> byTopic, Authority authority) {
    this.byTopic = Map.copyOf(byTopic);
    this.authority = authority;
    this.codec = new EventCodec(catalog.schemas());
    this.encoder = new OutEncoder(catalog);
    for (Source source : Source.values()) {
      schemas.put(source, catalog.schemas().named(source.schema()));
    }
  }

  /**
   * Reads a record.
   *
   * @param heartbeat whether it only says that time has passed
   */
  public Slip read(RawRecord record, boolean heartbeat) {
    Source source = byTopic.get(record.topic());
    if (heartbeat || !counts(source, record)) {
      return new Slip(List.of(), null);
    }
    try {
      Fields fields = new Fields(codec.decode(schemas.get(source), record.value()));
      return new Slip(
          fields.truth("simulated") ? List.of() : notes(source, fields, record.appendTime()), null);
    } catch (UndecodableException e) {
      return new Slip(List.of(), encoder.deadLetter(dead(record, source, e)));
    }
  }

  private boolean counts(Source source, RawRecord record) {
    return source != Source.DISPOSITIONS
        || record.value() == null
        || authority
            .grant(
                source.stream(),
                record.key(),
                record.value(),
                record.signatures(),
                record.appendTime())
            .allows(Right.DISPOSE);
  }

  private static List<Note> notes(Source source, Fields fields, long appendTime) {
    return switch (source) {
      case ALERTS -> Notes.ofAlert(fields);
      case SIGNALS -> Notes.ofSignal(fields);
      case DECISIONS -> DecisionNotes.of(fields);
      case DISPOSITIONS -> DispositionNotes.of(fields, appendTime);
    };
  }

  private static DeadLetter dead(RawRecord record, Source source, UndecodableException e) {
    return new DeadLetter(
        DeadLetterReason.valueOf(e.reason().name()),
        e.getMessage(),
        record.key(),
        record.value(),
        record.value() == null ? 0 : record.value().length,
        record.topic(),
        record.partition(),
        record.offset(),
        record.appendTime(),
        source.stream());
  }

  /** Fields of a record, by name. */
  record Fields(GenericRecord record) {
    /** Null where the record has no such value. */
    String text(String name) {
      Object value = record.get(name);
      return value == null ? null : value.toString();
    }

    long number(String name) {
      return ((Number) record.get(name)).longValue();
    }

    /** What stands in for a number that is not there. */
    long number(String name, long absent) {
      return record.get(name) == null ? absent : number(name);
    }

    /** False for a field the schema does not have. */
    boolean truth(String name) {
      return record.getSchema().getField(name) != null && Boolean.TRUE.equals(record.get(name));
    }

    List<?> list(String name) {
      return (List<?>) record.get(name);
    }

    /** The last event of a match: that which completed it; null where there is none. */
    String completing() {
      List<?> events = list("event_ids");
      return events.isEmpty() ? null : events.get(events.size() - 1).toString();
    }
  }
}
