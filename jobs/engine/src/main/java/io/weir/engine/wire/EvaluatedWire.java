package io.weir.engine.wire;

import io.weir.engine.event.Event;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An event as the account stage got it, with what other keys, lists and profiles contributed: a
 * record to be kept, and judged again by later releases. Thread-safe.
 */
public final class EvaluatedWire {
  /** What a record begins with: no other record of ours does. */
  private static final int MAGIC = 0xE7;

  private static final int FORMAT = 1;

  private final EventWire events;

  public EvaluatedWire(StreamCatalog catalog) {
    events = new EventWire(catalog);
  }

  /** A record; {@link #read} is the inverse. */
  public byte[] write(Event event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(MAGIC);
      out.writeByte(FORMAT);
      events.write(event, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written to it", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #write} wrote, in this release or an earlier one.
   *
   * @throws IOException if it is no such record, of a newer release, or of a schema nobody declares
   */
  public Event read(byte[] record) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(record));
    if (in.readUnsignedByte() != MAGIC) {
      throw new IOException("no event that was judged");
    }
    int format = in.readUnsignedByte();
    if (format != FORMAT) {
      throw new IOException(
          "a judged event of format " + format + "; this release reads " + FORMAT);
    }
    return events.read(in);
  }
}
