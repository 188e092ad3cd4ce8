package io.weir.cli.replay;

import io.weir.cli.replay.file.Line;
import io.weir.cli.replay.file.Records;
import io.weir.cli.replay.mapping.LineMapping;
import io.weir.cli.replay.mapping.Mapped;
import io.weir.engine.event.Spread;
import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.intake.ArrivalReader;
import io.weir.streaming.intake.IntakeRules;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** The arrivals of one file: every line an event, a dead letter, or left out. For one thread. */
final class FileArrivals implements Closeable {
  private static final long FUTURE_MILLIS = 5 * 60 * 1000;
  private static final int FILE = -1;

  private final StreamFile file;
  private final Records records;
  private final LineMapping mapping;
  private final StreamSchema stream;
  private final EventCodec codec;
  private final ArrivalReader reader;
  private final Deque<Arrival> parts = new ArrayDeque<>();
  private Arrival head;
  private long lastAppended;
  private long leftOut;

  FileArrivals(
      StreamFile file,
      Records records,
      LineMapping mapping,
      StreamCatalog catalog,
      long latenessMillis) {
    this.file = file;
    this.records = records;
    this.mapping = mapping;
    this.stream = catalog.stream(file.stream());
    this.codec = new EventCodec(catalog.schemas());
    Map<String, String> streams = Map.of(file.file(), file.stream());
    this.reader =
        new ArrivalReader(catalog, new IntakeRules(streams, latenessMillis, FUTURE_MILLIS, false));
    advance();
  }

  /** The next arrival; null at the end of the file. */
  Arrival head() {
    return head;
  }

  void advance() {
    head = parts.isEmpty() ? read() : parts.remove();
    if (head != null) {
      lastAppended = head.appendTime();
    }
  }

  long leftOut() {
    return leftOut;
  }

  private Arrival read() {
    for (Line line = records.next(); line != null; line = records.next()) {
      if (line.problem() != null) {
        return dead(line, DeadLetterReason.UNMAPPABLE, "the line " + line.problem(), lastAppended);
      }
      Mapped mapped = mapping.map(line.values());
      if (mapped instanceof Mapped.Event event) {
        return arrival(line, event);
      }
      if (mapped instanceof Mapped.Unmappable wrong) {
        return dead(line, DeadLetterReason.UNMAPPABLE, wrong.detail(), lastAppended);
      }
      leftOut++;
    }
    return null;
  }

  /** Through the same reading as a record of a topic, so that the same rules hold. */
  private Arrival arrival(Line line, Mapped.Event event) {
    byte[] bytes;
    try {
      bytes = codec.encode(stream, event.row());
    } catch (ArithmeticException e) {
      String wide = "a number has more than the 32 bits its field has";
      return dead(line, DeadLetterReason.UNMAPPABLE, wide, lastAppended);
    }
    Arrival arrival =
        reader.read(
            new RawRecord(
                file.file(),
                FILE,
                line.number(),
                event.appendTime(),
                null,
                bytes,
                RecordHeaders.NONE));
    DeadLetter dead = arrival.dead();
    if (dead != null) {
      return dead(line, dead.reason(), dead.detail(), Math.max(dead.appendTime(), 0));
    }
    Spread.of(arrival.event()).forEach(part -> parts.add(Arrival.of(part)));
    return parts.remove();
  }

  private Arrival dead(Line line, DeadLetterReason reason, String detail, long appendTime) {
    int size = line.raw() == null ? 0 : line.raw().length;
    return Arrival.of(
        new DeadLetter(
            reason,
            detail,
            null,
            line.raw(),
            size,
            file.file(),
            FILE,
            line.number(),
            appendTime,
            stream.name()));
  }

  @Override
  public void close() {
    records.close();
  }
}
