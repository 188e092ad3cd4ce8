package io.weir.engine.account;

import io.weir.engine.bytes.Varints;
import io.weir.engine.directive.DirectiveWire;
import io.weir.engine.wire.EventWire;
import io.weir.engine.wire.OwnerWire;
import io.weir.engine.wire.SignalWire;
import io.weir.engine.wire.Together;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** An account's state as bytes: one packed entry per key. Thread-safe. */
public final class AccountWire {
  /** Since 8, numbers take the bytes they need; since 7, operations may wait for people. */
  private static final int FORMAT = 8;

  /** Before 6, nobody counted the days of small things. */
  private static final int SMALL_DAYS = 6;

  /** Before 4, windows shared nothing, and nobody had ordered anything. */
  private static final int PLAIN = 3;

  private final EventWire events;

  public AccountWire(EventWire events) {
    this.events = events;
  }

  /** Writes a state; {@link #read} is the inverse. */
  public void write(AccountState state, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    writeHead(state, out);
    out.writeShort(state.kept.size());
    Together together = Together.several();
    for (Kept kept : state.kept) {
      events.write(kept.event, out, together);
      KeptWire.write(kept, out);
    }
    OwnerWire.writeEvents(state.pending, events, out);
    writeWindows(state, out);
    SignalWire.writeAll(state.live, out);
    OwnerWire.writeCoolDowns(state.coolDowns, out);
    OwnerWire.writeRestrictions(state.restrictions, out);
    DirectiveWire.write(state.directives, out);
    state.smallDays.write(out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes are of a newer release
   */
  public AccountState read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format < PLAIN || format > FORMAT) {
      throw new IOException(
          "account state of format %d; this release reads %d to %d"
              .formatted(format, PLAIN, FORMAT));
    }
    AccountState state = new AccountState();
    if (format == FORMAT) {
      readHead(in, state);
    } else {
      readFormerHead(in, state);
    }
    Together together = Together.several();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      Kept kept = new Kept(events.read(in, together));
      KeptWire.read(in, kept, format == FORMAT);
      if (kept.event != null) { // else nobody declares its stream any more
        state.kept.add(kept);
      }
    }
    OwnerWire.readEvents(in, events, state.pending);
    readWindows(in, state, format);
    SignalWire.readAll(in, state.live);
    OwnerWire.readCoolDowns(in, state.coolDowns);
    OwnerWire.readRestrictions(in, state.restrictions);
    if (format != PLAIN) {
      DirectiveWire.read(in, state.directives);
    }
    if (format >= SMALL_DAYS) {
      state.smallDays.read(in);
    }
    return state;
  }

  private static void writeHead(AccountState state, DataOutput out) throws IOException {
    Varints.writeUnsigned(out, state.epoch);
    Varints.writeInstant(out, state.truncatedBefore, Long.MIN_VALUE);
    Varints.writeInstant(out, state.forgotten, Long.MIN_VALUE);
    Varints.writeInstant(out, state.knew, Long.MIN_VALUE);
    Varints.writeInstant(out, state.due, Long.MAX_VALUE);
    Varints.writeInstant(out, state.timer, Long.MAX_VALUE);
  }

  private static void readHead(DataInput in, AccountState state) throws IOException {
    state.epoch = Varints.readUnsigned(in);
    state.truncatedBefore = Varints.readInstant(in, Long.MIN_VALUE);
    state.forgotten = Varints.readInstant(in, Long.MIN_VALUE);
    state.knew = Varints.readInstant(in, Long.MIN_VALUE);
    state.due = Varints.readInstant(in, Long.MAX_VALUE);
    state.timer = Varints.readInstant(in, Long.MAX_VALUE);
  }

  private static void readFormerHead(DataInput in, AccountState state) throws IOException {
    state.epoch = in.readLong();
    state.truncatedBefore = in.readLong();
    state.forgotten = in.readLong();
    state.knew = in.readLong();
    state.due = in.readLong();
    state.timer = in.readLong();
  }

  private static void writeWindows(AccountState state, DataOutput out) throws IOException {
    out.writeShort(state.windows.size());
    for (Map.Entry<String, KeyWindows> subKey : state.windows.entrySet()) {
      out.writeUTF(subKey.getKey());
      subKey.getValue().write(out);
    }
  }

  private static void readWindows(DataInput in, AccountState state, int format) throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String subKey = in.readUTF();
      state.windows.put(subKey, KeyWindows.read(in, format != PLAIN, format == FORMAT));
    }
  }
}
