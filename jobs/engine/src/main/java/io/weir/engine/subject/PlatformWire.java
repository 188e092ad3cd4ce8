package io.weir.engine.subject;

import io.weir.engine.aggregate.Batch;
import io.weir.engine.event.Event;
import io.weir.engine.wire.EventWire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/** Slices, shares and the whole of a platform as bytes. Thread-safe. */
public final class PlatformWire {
  /** Since 2, a pattern may ask by several signals of a slice. */
  private static final int FORMAT = 2;

  private static final int ASKING_BY_ONE = 1;

  private final EventWire events;
  private final SubjectWire subjects;

  public PlatformWire(EventWire events) {
    this.events = events;
    this.subjects = new SubjectWire(events);
  }

  /** Writes a slice; {@link #readSlice} is the inverse. */
  public void write(Slice slice, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(slice.last);
    out.writeShort(slice.share);
    out.writeShort(slice.batches.size());
    for (int i = 0; i < slice.batches.size(); i++) {
      out.writeLong(slice.batches.id(i));
      slice.batches.window(i).write(out);
    }
    out.writeShort(slice.asking.size());
    for (Map.Entry<String, NavigableSet<Event>> asking : slice.asking.entrySet()) {
      out.writeUTF(asking.getKey());
      out.writeByte(asking.getValue().size());
      for (Event event : asking.getValue()) {
        events.write(event, out);
      }
    }
    out.writeShort(slice.gone.size());
    for (long id : slice.gone) {
      out.writeLong(id);
    }
  }

  /**
   * Reads what {@link #write(Slice, DataOutput)} wrote.
   *
   * @throws IOException if the bytes are of a newer release
   */
  public Slice readSlice(DataInput in) throws IOException {
    int format = check(in.readByte());
    Slice slice = new Slice(in.readLong(), in.readUnsignedShort());
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      slice.batches.put(in.readLong(), Batch.read(in));
    }
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String name = in.readUTF();
      for (int more = format == ASKING_BY_ONE ? 1 : in.readUnsignedByte(); more > 0; more--) {
        Event event = events.read(in);
        if (event != null) { // else nobody declares its stream any more
          slice.asks(name, event);
        }
      }
    }
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      slice.gone.add(in.readLong());
    }
    return slice;
  }

  /** Writes a share; {@link #readShare} is the inverse. */
  public void write(ShareState state, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    subjects.write(state.seen, out);
    writeAll(List.copyOf(state.slices.values()), out);
  }

  /** Reads what {@link #write(ShareState, DataOutput)} wrote. */
  public ShareState readShare(DataInput in) throws IOException {
    check(in.readByte());
    ShareState state = new ShareState();
    state.seen = subjects.read(in);
    readAll(in).forEach(slice -> state.slices.put(slice.last, slice));
    return state;
  }

  /** Writes the whole; {@link #readPlatform} is the inverse. */
  public void write(PlatformState state, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    subjects.write(state.subject, out);
    writeAll(state.waiting.values().stream().flatMap(List::stream).toList(), out);
  }

  /** Reads what {@link #write(PlatformState, DataOutput)} wrote. */
  public PlatformState readPlatform(DataInput in) throws IOException {
    check(in.readByte());
    PlatformState state = new PlatformState();
    state.subject = subjects.read(in);
    for (Slice slice : readAll(in)) {
      state.waiting.computeIfAbsent(slice.last, last -> new ArrayList<>()).add(slice);
    }
    return state;
  }

  private void writeAll(List<Slice> slices, DataOutput out) throws IOException {
    out.writeInt(slices.size());
    for (Slice slice : slices) {
      write(slice, out);
    }
  }

  private List<Slice> readAll(DataInput in) throws IOException {
    List<Slice> slices = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      slices.add(readSlice(in));
    }
    return slices;
  }

  private static int check(int format) throws IOException {
    if (format < ASKING_BY_ONE || format > FORMAT) {
      throw new IOException(
          "platform state of format " + format + "; this release reads " + FORMAT);
    }
    return format;
  }
}
