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
  /** As 6, and operations wait for people. */
  private static final int WAITING = 7;

  /** As 5, and operations showed something small. */
  private static final int SMALL_DAYS = 6;

  /** Since 5, restrictions may say what follows them, and operations wait for answers. */
  private static final int FORMAT = 5;

  /** Before 4, windows shared nothing, and nobody had ordered anything. */
  private static final int PLAIN = 3;

  private static final int DECIDED = 1;
  private static final int SMALL = 2;
  private static final int UNANSWERED = 4;
  private static final int OPEN = 8;

  /** What was decided says what it was; at first it was a hash and no more. */
  private static final int GRADED = 16;

  /** Since 7. */
  private static final int WAITS = 32;

  private final EventWire events;

  public AccountWire(EventWire events) {
    this.events = events;
  }

  /** Writes a state; {@link #read} is the inverse. */
  public void write(AccountState state, DataOutput out) throws IOException {
    int format = format(state);
    out.writeByte(format);
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
    if (format >= SMALL_DAYS) {
      state.smallDays.write(out);
    }
  }

  /** The lowest that holds it: an earlier release can be gone back to. */
  private static int format(AccountState state) {
    for (Kept kept : state.kept) {
      if (kept.wait != null) {
        return WAITING;
      }
    }
    return state.smallDays.isEmpty() ? FORMAT : SMALL_DAYS;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes are of a newer release
   */
  public AccountState read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format < PLAIN || format > WAITING) {
      throw new IOException(
          "account state of format %d; this release reads %d to %d"
              .formatted(format, PLAIN, WAITING));
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
      if (kept.event != null) { // else nobody declares its stream any more
        state.kept.add(kept);
      }
    }
    OwnerWire.readEvents(in, events, state.pending);
    readWindows(in, state, format != PLAIN);
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

  private static void writeSaid(Kept kept, DataOutput out) throws IOException {
    Varints.writeCount(out, kept.said == null ? 0 : kept.said.size());
    if (kept.said != null) {
      for (Kept.Said said : kept.said) {
        out.writeUTF(said.patternId);
        out.writeUTF(said.alternative);
        out.writeInt(said.revision);
        out.writeBoolean(said.raised);
        out.writeLong(said.content);
      }
    }
    boolean open = kept.answerBy < Kept.NEVER;
    out.writeByte(
        (kept.decided != null ? DECIDED + GRADED : 0)
            + (kept.small ? SMALL : 0)
            + (kept.unanswered ? UNANSWERED : 0)
            + (open ? OPEN : 0)
            + (kept.wait != null ? WAITS : 0));
    if (kept.decided != null) {
      out.writeInt(kept.decided.revision());
      out.writeLong(kept.decided.content());
    }
    if (open) {
      out.writeLong(kept.answerBy);
    }
    if (kept.wait != null) {
      out.writeByte(kept.wait.stage().number());
      out.writeLong(kept.wait.next());
      out.writeLong(kept.wait.until());
    }
  }

  private static void readSaid(DataInput in, Kept kept) throws IOException {
    for (int left = Varints.readCount(in); left > 0; left--) {
      kept.say(
          new Kept.Said(in.readUTF(), in.readUTF(), in.readInt(), in.readBoolean(), in.readLong()));
    }
    int flags = in.readUnsignedByte();
    kept.small = (flags & SMALL) != 0;
    kept.unanswered = (flags & UNANSWERED) != 0;
    if ((flags & DECIDED) != 0) {
      Kept.Decided decided = new Kept.Decided(in.readInt(), in.readLong());
      kept.decided = (flags & GRADED) != 0 ? decided : decided.graded();
    }
    if ((flags & OPEN) != 0) {
      kept.answerBy = in.readLong();
    }
    if ((flags & WAITS) != 0) {
      kept.wait =
          new Kept.Wait(Kept.Wait.Stage.of(in.readUnsignedByte()), in.readLong(), in.readLong());
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
