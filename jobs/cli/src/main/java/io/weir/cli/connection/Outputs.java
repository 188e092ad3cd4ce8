package io.weir.cli.connection;

import io.weir.cli.console.Progress;
import io.weir.schemas.EventCodec;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records of one kind the job wrote. For one thread. */
public final class Outputs implements AutoCloseable {
  private final TopicReader reader;
  private final EventCodec codec;
  private final Schema schema;
  private final Predicate<ConsumerRecord<byte[], byte[]>> believed;
  private int unreadable;
  private int forged;

  Outputs(
      TopicReader reader,
      EventCodec codec,
      Schema schema,
      Predicate<ConsumerRecord<byte[], byte[]>> believed) {
    this.reader = reader;
    this.codec = codec;
    this.schema = schema;
    this.believed = believed;
  }

  static String schemaOf(Destination destination) {
    return "io.weir.outputs."
        + switch (destination) {
          case DECISIONS -> "Decision";
          case RESTRICTIONS -> "Restriction";
          case ALERTS -> "Alert";
          case SIGNALS -> throw new IllegalArgumentException("signals are a stream");
          case PATTERN_VERDICTS -> "PatternVerdict";
          case PATTERNS -> "PatternChange";
          case DEAD_LETTERS -> "DeadLetter";
          case AUDIT -> "AuditRecord";
          case SCORECARDS -> "Scorecard";
          case EVALUATED -> throw new IllegalArgumentException("judged events are no Avro");
          case LATE -> throw new IllegalArgumentException("late records are as they were");
        };
  }

  /** Begins with the first record appended at or after an instant; 0: with the first there is. */
  public void seek(long appendTime) {
    if (appendTime > 0) {
      reader.seek(appendTime);
    }
  }

  /** All records up to what is the end now, in the order of reading. */
  public List<GenericRecord> toEnd(Progress progress) {
    return toEnd(record -> true, progress);
  }

  /** Those of all records up to what is the end now that are meant, in the order of reading. */
  public List<GenericRecord> toEnd(Predicate<GenericRecord> meant, Progress progress) {
    List<GenericRecord> found = new ArrayList<>();
    reader.toEnd(
        record ->
            decode(
                record,
                decoded -> {
                  if (meant.test(decoded)) {
                    found.add(decoded);
                  }
                }),
        progress);
    return found;
  }

  /** Waits a moment for records; whether any came. */
  public boolean poll(Consumer<GenericRecord> each) {
    return reader.poll(record -> decode(record, each));
  }

  /** Records so far that could not be decoded. */
  public int unreadable() {
    return unreadable;
  }

  /** Records so far that are not believed: the job signs, and did not sign these. */
  public int forged() {
    return forged;
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Consumer<GenericRecord> each) {
    if (!believed.test(record)) {
      forged++;
      return;
    }
    try {
      each.accept(codec.decode(schema, record.value()));
    } catch (UndecodableException e) {
      unreadable++;
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
