package io.weir.engine.wire;

import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;
import io.weir.engine.signal.LiveSignal;
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
  private static final int FORMAT = 1;
  private static final int LATE = 1;
  private static final int KNEW = 2;

  private final StreamCatalog catalog;

  public EventWire(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  /** Writes an event; {@link #read} is the inverse. */
  public void write(Event event, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    boolean knew = event.knew() != Long.MAX_VALUE;
    out.writeByte((event.late() ? LATE : 0) | (knew ? KNEW : 0));
    if (knew) {
      out.writeLong(event.knew());
    }
    out.writeLong(event.row().layout().fingerprint());
    byte[] bytes = event.row().bytes();
    out.writeShort(bytes.length);
    out.write(bytes);
    out.writeLong(event.appendTime());
    out.writeLong(event.sentAt());
    event.facts().write(out);
    SignalWire.writeAll(event.met(), out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes are of a newer release, or of a schema nobody declares
   */
  public Event read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IOException("an event of format " + format + "; this release reads " + FORMAT);
    }
    int flags = in.readByte();
    long knew = (flags & KNEW) == 0 ? Long.MAX_VALUE : in.readLong();
    long fingerprint = in.readLong();
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    RowLayout written = catalog.layout(fingerprint);
    if (written == null) {
      throw new IOException(
          "an event of schema revision "
              + Long.toHexString(fingerprint)
              + ", which nobody declares");
    }
    StreamSchema stream = catalog.stream(written.stream());
    Row row = Row.of(written, bytes);
    if (written != stream.layout()) {
      row = stream.layout().adapt(row);
    }
    long appendTime = in.readLong();
    long sentAt = in.readLong();
    Facts facts = Facts.read(in);
    List<LiveSignal> met = new ArrayList<>(0);
    SignalWire.readAll(in, met);
    Event event = new Event(stream, row, appendTime, sentAt, (flags & LATE) != 0, facts, met);
    event.judgedKnowing(knew);
    return event;
  }
}
