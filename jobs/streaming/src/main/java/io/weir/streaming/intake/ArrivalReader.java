package io.weir.streaming.intake;

import static io.weir.streaming.record.DeadLetterReason.BAD_RANGE;
import static io.weir.streaming.record.DeadLetterReason.FROM_THE_FUTURE;
import static io.weir.streaming.record.DeadLetterReason.MALFORMED;
import static io.weir.streaming.record.DeadLetterReason.MISSING_REQUIRED;
import static io.weir.streaming.record.DeadLetterReason.NOT_SIGNED;
import static io.weir.streaming.record.DeadLetterReason.TOO_LARGE;

import io.weir.engine.directive.DirectiveEvents;
import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.DurationText;
import io.weir.schemas.DecodingLimits;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Field;
import io.weir.schemas.IpRange;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.signing.Grant;
import io.weir.signing.Right;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.AuditEntry;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells events from what is none, and late events from others; a pure function of the record. For
 * one thread.
 */
public final class ArrivalReader {
  /** Longest id and key: they are kept in state and repeated in evidence. */
  static final int MOST_KEY_CHARACTERS = DecodingLimits.KEY_CHARACTERS;

  private final IntakeRules rules;
  private final EventCodec codec;
  private final Map<String, StreamSchema> byTopic = new HashMap<>();

  /**
   * @throws IllegalArgumentException if a topic is to hold a stream the catalog does not have
   */
  public ArrivalReader(StreamCatalog catalog, IntakeRules rules) {
    this.rules = rules;
    this.codec = new EventCodec(catalog.schemas());
    rules.streams().forEach((topic, stream) -> byTopic.put(topic, known(catalog, stream)));
  }

  private static StreamSchema known(StreamCatalog catalog, String name) {
    StreamSchema stream = catalog.stream(name);
    if (stream == null) {
      throw new IllegalArgumentException("no schema declares the stream '" + name + "'");
    }
    return stream;
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if it is of a topic that holds no stream
   */
  public Arrival read(RawRecord record) {
    StreamSchema stream = byTopic.get(record.topic());
    if (stream == null) {
      throw new IllegalArgumentException("the topic " + record.topic() + " holds no stream");
    }
    if (record.appendTime() < 0) {
      String unstamped = "no broker gave it an append time: was the topic not LogAppendTime then?";
      return dead(record, stream, MISSING_REQUIRED, unstamped);
    }
    Row row;
    try {
      row = codec.decode(stream, record.value());
    } catch (UndecodableException e) {
      return dead(record, stream, DeadLetterReason.valueOf(e.reason().name()), e.getMessage());
    }
    Field tooLong = tooLong(stream, row);
    if (tooLong != null) {
      String longest = tooLong.path() + " has more than " + MOST_KEY_CHARACTERS + " characters";
      return dead(record, stream, TOO_LARGE, longest);
    }
    if (!Keys.canBeTenant(row.getString(stream.tenant().index()))) {
      String divided = stream.tenant().path() + " has a '|', which divides tenant and key";
      return dead(record, stream, MALFORMED, divided);
    }
    Right right = Right.ofStream(stream.name());
    if (right != null) {
      return signed(record, stream, row, right);
    }
    return stream.input() ? input(record, stream, row) : timed(record, stream, row);
  }

  /** What changes how others are judged must come from somebody who may, and is remembered. */
  private Arrival signed(RawRecord record, StreamSchema stream, Row row, Right right) {
    Grant grant =
        rules
            .authority()
            .grant(
                stream.name(),
                record.key(),
                record.value(),
                record.signatures(),
                record.appendTime());
    Arrival arrival =
        grant.allows(right)
            ? input(record, stream, row)
            : dead(record, stream, NOT_SIGNED, grant.refusal(right));
    return arrival.audited(
        new AuditEntry(
            record.topic(),
            record.partition(),
            record.offset(),
            record.appendTime(),
            stream.name(),
            stream.name(),
            row.getString(stream.eventId().index()),
            row.getString(stream.activity().index()),
            "",
            "",
            arrival.dead() == null ? List.of() : List.of(arrival.dead().detail()),
            grant));
  }

  /** What is known must be known of somebody. */
  private Arrival input(RawRecord record, StreamSchema stream, Row row) {
    if (stream.dimensions().stream().allMatch(field -> row.isNull(field.index()))) {
      List<String> keys = stream.dimensions().stream().map(Field::path).toList();
      return dead(record, stream, MISSING_REQUIRED, "it is about nobody: none of " + keys);
    }
    Field named = stream.range();
    if (named != null && !row.isNull(named.index())) {
      IpRange range = IpRange.parse(row.getString(named.index()));
      if (range == null) {
        String none = named.path() + " is neither an address nor a range of addresses";
        return dead(record, stream, BAD_RANGE, none);
      }
      if (range.size() > IpRange.MOST) {
        String broad = "%s is %d keys, %d are allowed: list narrower ranges";
        return dead(
            record, stream, BAD_RANGE, broad.formatted(named.path(), range.size(), IpRange.MOST));
      }
    }
    String problem = DirectiveEvents.problem(stream, row);
    return problem == null
        ? timed(record, stream, row)
        : dead(record, stream, MISSING_REQUIRED, problem);
  }

  private Arrival timed(RawRecord record, StreamSchema stream, Row row) {
    long eventTime = row.getLong(stream.eventTime().index());
    long appendTime = record.appendTime();
    if (eventTime <= 0) {
      String unset = stream.eventTime().path() + " lies before 1970: not set?";
      return dead(record, stream, MISSING_REQUIRED, unset);
    }
    if (eventTime > appendTime + rules.futureMillis()) {
      String ahead =
          "%s is %s ahead of its append time, %s are allowed"
              .formatted(
                  stream.eventTime().path(),
                  DurationText.of(eventTime - appendTime),
                  DurationText.of(rules.futureMillis()));
      return dead(record, stream, FROM_THE_FUTURE, ahead);
    }
    boolean late = eventTime < known(record, stream) - rules.latenessMillis();
    boolean restamped = stream.input() && (late || eventTime > appendTime);
    return Arrival.of(
        new Event(
            stream,
            restamped ? knownOnly(stream, row, appendTime) : row,
            appendTime,
            sentAt(record, stream),
            late && !stream.input()));
  }

  /**
   * When an event was sent. A producer's clock that is behind must not make its events wait like a
   * backlog, nor one that is ahead make a backlog look fresh. Signals are ours: sent when what led
   * to them was.
   */
  private long sentAt(RawRecord record, StreamSchema stream) {
    long appendTime = record.appendTime();
    long said = record.headers().sentAt();
    if (said == RecordHeaders.ABSENT) {
      return appendTime;
    }
    return !rules.stamped() || stream.name().equals("signal")
        ? said
        : Math.max(appendTime - rules.sendMillis(), Math.min(appendTime, said));
  }

  /**
   * What is known counts from when it could be known. A list loaded today of what was listed last
   * year says nothing of the year between, and is not late. An order counts at once, whatever the
   * clock of whoever gave it says.
   */
  private static Row knownOnly(StreamSchema stream, Row row, long appendTime) {
    return RowBuilder.of(row).set(stream.eventTime().path(), appendTime).build();
  }

  /**
   * When an event could be known. A signal of ours is as old as what led to it: made while a
   * backlog is caught up, it is no later than the backlog.
   */
  private static long known(RawRecord record, StreamSchema stream) {
    long causedAt = record.headers().causedAt();
    return causedAt != RecordHeaders.ABSENT && stream.name().equals("signal")
        ? Math.min(causedAt, record.appendTime())
        : record.appendTime();
  }

  private static Field tooLong(StreamSchema stream, Row row) {
    if (row.bytes().length <= MOST_KEY_CHARACTERS) {
      return null;
    }
    if (isLong(row, stream.eventId())) {
      return stream.eventId();
    }
    if (isLong(row, stream.tenant())) {
      return stream.tenant();
    }
    for (Field field : stream.dimensions()) {
      if (isLong(row, field)) {
        return field;
      }
    }
    return null;
  }

  private static boolean isLong(Row row, Field field) {
    return !row.isNull(field.index())
        && row.textBytes(field.index()) > MOST_KEY_CHARACTERS
        && row.getString(field.index()).length() > MOST_KEY_CHARACTERS;
  }

  private static Arrival dead(
      RawRecord record, StreamSchema stream, DeadLetterReason reason, String detail) {
    int size = record.value() == null ? 0 : record.value().length;
    return Arrival.of(
        new DeadLetter(
            reason,
            detail,
            record.key(),
            record.value(),
            size,
            record.topic(),
            record.partition(),
            record.offset(),
            record.appendTime(),
            stream.name()));
  }
}
