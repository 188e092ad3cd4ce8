package io.weir.engine.wire;

import io.weir.engine.bytes.Varints;
import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;
import io.weir.engine.signal.LiveSignal;
import io.weir.schemas.FormerLayouts;
import io.weir.schemas.FormerRows;
import io.weir.schemas.Row;
import io.weir.schemas.RowLayout;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as bytes: its row as it stands, named by the schema revision it was laid out by, and
 * what it collected. Rows of an older revision are adapted when read. Thread-safe.
 */
public final class EventWire {
  /** In the byte with the flags; before 4 they were a byte of their own. */
  private static final int FORMAT = 4;

  /** As 3, but rows of streams with more than 64 fields differ. */
  private static final int FORMER = 2;

  private static final int FORMATS = 0xf;
  private static final int LATE = 1 << 4;
  private static final int KNEW = 2 << 4;

  private final StreamCatalog catalog;
  private final FormerLayouts former;

  public EventWire(StreamCatalog catalog) {
    this(catalog, FormerLayouts.none());
  }

  /**
   * @param catalog the streams of today
   * @param former what else rows may have been written by
   */
  public EventWire(StreamCatalog catalog, FormerLayouts former) {
    this.catalog = catalog;
    this.former = former;
  }

  /** Writes an event alone; {@link #read(DataInput)} is the inverse. */
  public void write(Event event, DataOutput out) throws IOException {
    write(event, out, Together.alone());
  }

  /**
   * Writes an event; {@link #read(DataInput, Together)} is the inverse.
   *
   * @param together what events written before have in common with it
   */
  public void write(Event event, DataOutput out, Together together) throws IOException {
    boolean knew = event.knew() != Long.MAX_VALUE;
    out.writeByte(FORMAT | (event.late() ? LATE : 0) | (knew ? KNEW : 0));
    if (knew) {
      out.writeLong(event.knew());
    }
    long layout = event.row().layout().fingerprint();
    together.numbers().write(out, layout);
    together.writeRow(out, layout, event.row().bytes());
    Varints.writeSigned(out, event.appendTime() - event.time());
    Varints.writeSigned(out, event.sentAt() - event.appendTime());
    event.facts().write(out, together.numbers());
    SignalWire.writeAll(event.met(), out);
  }

  /**
   * Reads what {@link #write(Event, DataOutput)} wrote.
   *
   * @return the event, null if its stream was declared when it was written, and is no more
   * @throws IOException if the bytes are of another release, or of a schema nobody declares
   */
  public Event read(DataInput in) throws IOException {
    return read(in, Together.alone());
  }

  /** Reads what {@link #write(Event, DataOutput, Together)} wrote; throws as {@link #read} does. */
  public Event read(DataInput in, Together together) throws IOException {
    int head = in.readUnsignedByte();
    int format = head & FORMATS;
    if (format < FORMER || format > FORMAT) {
      throw new IOException(
          "an event of format %d; this release reads %d to %d".formatted(format, FORMER, FORMAT));
    }
    int flags = format == FORMAT ? head : in.readUnsignedByte() << 4;
    long knew = (flags & KNEW) == 0 ? Long.MAX_VALUE : in.readLong();
    long fingerprint = together.numbers().read(in);
    byte[] bytes = together.readRow(in, fingerprint);
    RowLayout written = layout(fingerprint);
    StreamSchema stream = catalog.stream(written.stream());
    if (stream == null) {
      skip(in, together);
      return null;
    }
    Row row = format == FORMER ? FormerRows.read(written, bytes) : Row.of(written, bytes);
    if (written != stream.layout()) {
      row = stream.layout().adapt(row);
    }
    long time = row.getLong(stream.eventTime().index());
    long appendTime = time + Varints.readSigned(in);
    long sentAt = appendTime + Varints.readSigned(in);
    Facts facts = Facts.read(in, together.numbers());
    List<LiveSignal> met = new ArrayList<>(0);
    SignalWire.readAll(in, met);
    Event event = new Event(stream, row, appendTime, sentAt, (flags & LATE) != 0, facts, met);
    event.judgedKnowing(knew);
    return event;
  }

  private RowLayout layout(long fingerprint) throws IOException {
    RowLayout layout = catalog.layout(fingerprint);
    if (layout == null) {
      layout = former.layout(fingerprint);
    }
    if (layout == null) {
      throw new IOException(
          "an event of schema revision "
              + Long.toHexString(fingerprint)
              + ", which nobody declares");
    }
    return layout;
  }

  /** Reads over what stands behind a row. */
  private static void skip(DataInput in, Together together) throws IOException {
    Varints.readSigned(in);
    Varints.readSigned(in);
    Facts.read(in, together.numbers());
    SignalWire.readAll(in, new ArrayList<>(0));
  }
}
