package io.weir.streaming.intake;

import io.weir.schemas.DecodingLimits;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.signing.Authority;
import io.weir.signing.Grant;
import io.weir.signing.Signatures;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** Reads records of the log of patterns and policy. For one thread. */
public final class ControlReader {
  /** A pattern file may have 256 KiB; whether it is one is for others to say. */
  private static final DecodingLimits LIMITS = new DecodingLimits(512 * 1024, 300 * 1024, 256);

  /** An emergency's scope names up to a few dozen values. */
  private static final int MOST_ID = 2_000;

  private static final int MOST_MODE = 100;

  private final EventCodec codec;
  private final Schema schema;
  private final Authority authority;

  /** A reader that asks nobody for signatures. */
  public ControlReader(StreamCatalog catalog) {
    this(catalog, Authority.OFF);
  }

  /**
   * @param authority whose signatures allow what
   */
  public ControlReader(StreamCatalog catalog, Authority authority) {
    this.authority = authority;
    this.codec = new EventCodec(catalog.schemas(), LIMITS);
    this.schema = catalog.schemas().named("io.weir.outputs.PatternChange");
  }

  /** Reads a record; one that is no entry says why. */
  public ControlRecord read(RawRecord record) {
    Grant grant =
        authority.grant(
            Signatures.PATTERNS,
            record.key(),
            record.value(),
            record.signatures(),
            record.appendTime());
    try {
      PatternChange change = change(codec.decode(schema, record.value()));
      if (isTooLong(change)) {
        return unreadable(record, "its id or mode is longer than any can be", grant);
      }
      return ControlRecord.of(
          change, record.topic(), record.partition(), record.offset(), record.appendTime(), grant);
    } catch (UndecodableException e) {
      return unreadable(record, e.getMessage(), grant);
    }
  }

  /** What is said of an entry names it, again and again. */
  private static boolean isTooLong(PatternChange change) {
    return change.id().length() > MOST_ID
        || (change.mode() != null && change.mode().length() > MOST_MODE);
  }

  private static ControlRecord unreadable(RawRecord record, String why, Grant grant) {
    return ControlRecord.unreadable(
        "not an entry of this log: " + why,
        record.topic(),
        record.partition(),
        record.offset(),
        record.appendTime(),
        grant);
  }

  private static PatternChange change(GenericRecord record) {
    Object mode = record.get("mode");
    return new PatternChange(
        PatternChange.Kind.valueOf(record.get("kind").toString()),
        record.get("id").toString(),
        (Integer) record.get("version"),
        record.get("content").toString(),
        mode == null ? null : mode.toString(),
        record.get("author").toString(),
        record.get("reason").toString(),
        (Long) record.get("published_at"));
  }
}
