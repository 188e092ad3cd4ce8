package io.weir.streaming.replay;

import io.weir.engine.event.Event;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes events to a file a bounded run reads. Not thread-safe. */
public final class EventFile implements AutoCloseable {
  private final EventWire wire;
  private final DataOutputStream out;

  /** Opens the file, replacing what is there. */
  public EventFile(Path file, StreamCatalog catalog) throws IOException {
    this.wire = new EventWire(catalog);
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  /** Writes an event; in order of append time, as a topic would have them. */
  public void write(Event event) throws IOException {
    out.writeByte(1);
    wire.write(event, out);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
