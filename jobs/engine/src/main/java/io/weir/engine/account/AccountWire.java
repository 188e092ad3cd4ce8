package io.weir.engine.account;

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
  /** Since 5, restrictions may say what follows them. */
  private static final int FORMAT = 5;

  /** As 4, where windows of one stream share their entries, and people give orders, but without. */
  private static final int PLAIN = 3;

  private final EventWire events;

  public AccountWire(EventWire events) {
    this.events = events;
  }

  /** Writes a state; {@link #read} is the inverse. */
  public void write(AccountState state, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(state.epoch);
    out.writeLong(state.truncatedBefore);
    out.writeLong(state.forgotten);
    out.writeLong(state.knew);
    out.writeLong(state.due);
    out.writeLong(state.timer);
    out.writeShort(state.kept.size());
    Together together = Together.several();
    for (Kept kept : state.kept) {
      events.write(kept.event, out, together);
      writeSaid(kept, out);
    }
    OwnerWire.writeEvents(state.pending, events, out);
    writeWindows(state, out);
    SignalWire.writeAll(state.live, out);
    OwnerWire.writeCoolDowns(state.coolDowns, out);
    OwnerWire.writeRestrictions(state.restrictions, out);
    DirectiveWire.write(state.directives, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes are of a newer release
   */
  public AccountState read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format < PLAIN || format > FORMAT) {
      throw new IOException("account state of format " + format + "; this release reads " + FORMAT);
    }
    AccountState state = new AccountState();
    state.epoch = in.readLong();
    state.truncatedBefore = in.readLong();
    state.forgotten = in.readLong();
    state.knew = in.readLong();
    state.due = in.readLong();
    state.timer = in.readLong();
    Together together = Together.several();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      Kept kept = new Kept(events.read(in, together));
      readSaid(in, kept);
      state.kept.add(kept);
    }
    OwnerWire.readEvents(in, events, state.pending);
    readWindows(in, state, format != PLAIN);
    SignalWire.readAll(in, state.live);
    OwnerWire.readCoolDowns(in, state.coolDowns);
    OwnerWire.readRestrictions(in, state.restrictions);
    if (format != PLAIN) {
      DirectiveWire.read(in, state.directives);
    }
    return state;
  }

  private static void writeSaid(Kept kept, DataOutput out) throws IOException {
    out.writeByte(kept.said == null ? 0 : kept.said.size());
    if (kept.said != null) {
      for (Kept.Said said : kept.said) {
        out.writeUTF(said.patternId);
        out.writeUTF(said.alternative);
        out.writeInt(said.revision);
        out.writeBoolean(said.raised);
        out.writeLong(said.content);
      }
    }
    out.writeBoolean(kept.decided != null);
    if (kept.decided != null) {
      out.writeInt(kept.decided.revision());
      out.writeLong(kept.decided.content());
    }
  }

  private static void readSaid(DataInput in, Kept kept) throws IOException {
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      kept.say(
          new Kept.Said(in.readUTF(), in.readUTF(), in.readInt(), in.readBoolean(), in.readLong()));
    }
    if (in.readBoolean()) {
      kept.decided = new Kept.Decided(in.readInt(), in.readLong());
    }
  }

  private static void writeWindows(AccountState state, DataOutput out) throws IOException {
    out.writeShort(state.windows.size());
    for (Map.Entry<String, KeyWindows> subKey : state.windows.entrySet()) {
      out.writeUTF(subKey.getKey());
      subKey.getValue().write(out);
    }
  }

  private static void readWindows(DataInput in, AccountState state, boolean shares)
      throws IOException {
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      state.windows.put(in.readUTF(), KeyWindows.read(in, shares));
    }
  }
}
