package io.weir.engine.subject;

import io.weir.engine.bytes.Varints;
import io.weir.engine.directive.DirectiveWire;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.wire.EventWire;
import io.weir.engine.wire.OwnerWire;
import io.weir.engine.wire.SignalWire;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A subject stage's state as bytes: one packed entry per key. Thread-safe. */
public final class SubjectWire {
  /** Since 7, windows that are sampled have successors. */
  private static final int FORMAT = 7;

  /** As 7, but without; since 6, when somebody was last not remembered. */
  private static final int UNSUCCEEDED = 6;

  /** As 6, but nobody knew who was not remembered; since 5, windows may share their entries. */
  private static final int SHARED = 5;

  /** As 5, but each window had its own; since 4, restrictions may say what follows them. */
  private static final int APART = 4;

  /** As 3, but nobody had ordered anything. */
  private static final int WITHOUT_DIRECTIVES = 2;

  /** As 2, but nothing was heard of signals. */
  private static final int WITHOUT_SIGNALS = 1;

  private final EventWire events;

  public SubjectWire(EventWire events) {
    this.events = events;
  }

  /** Writes a state; {@link #read} is the inverse. */
  public void write(SubjectState state, DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(state.epoch);
    out.writeLong(state.newest);
    out.writeLong(state.timer);
    out.writeShort(state.recentNext);
    out.writeShort(state.recent.length);
    for (long id : state.recent) {
      out.writeLong(id);
    }
    out.writeShort(state.heard.last().size());
    for (Map.Entry<Long, Long> statement : state.heard.last().entrySet()) {
      out.writeLong(statement.getKey());
      out.writeLong(statement.getValue());
    }
    OwnerWire.writeEvents(state.pending, events, out);
    out.writeShort(state.subs.size());
    for (Map.Entry<String, Sub> sub : state.subs.entrySet()) {
      out.writeUTF(sub.getKey());
      write(sub.getValue(), out);
    }
  }

  private static void write(Sub sub, DataOutput out) throws IOException {
    sub.windows.write(out);
    write(sub.standing(), out);
    out.writeShort(sub.touched.accounts.size());
    for (Map.Entry<String, Touched.Contact> contact : sub.touched.accounts.entrySet()) {
      out.writeUTF(contact.getKey());
      out.writeLong(contact.getValue().at());
      Varints.writeCount(out, contact.getValue().told().size());
      for (Map.Entry<String, Long> told : contact.getValue().told().entrySet()) {
        out.writeUTF(told.getKey());
        out.writeLong(told.getValue());
      }
    }
    out.writeLong(sub.touched.cut);
  }

  private static void write(Standing standing, DataOutput out) throws IOException {
    SignalWire.writeAll(standing.signals(), out); // the newest of a pattern last
    out.writeShort(standing.revisions.size());
    for (Map.Entry<String, Integer> revision : standing.revisions.entrySet()) {
      out.writeUTF(revision.getKey());
      out.writeInt(revision.getValue());
    }
    OwnerWire.writeCoolDowns(standing.coolDowns, out);
    OwnerWire.writeRestrictions(standing.restrictions, out);
    DirectiveWire.write(standing.directives, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the bytes are of a newer release
   */
  public SubjectState read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format < WITHOUT_SIGNALS || format > FORMAT) {
      throw new IOException("stage state of format " + format + "; this release reads " + FORMAT);
    }
    SubjectState state = new SubjectState();
    state.epoch = in.readLong();
    state.newest = in.readLong();
    state.timer = in.readLong();
    state.recentNext = in.readUnsignedShort();
    state.recent = new long[in.readUnsignedShort()];
    for (int i = 0; i < state.recent.length; i++) {
      state.recent[i] = in.readLong();
    }
    int heard = format == WITHOUT_SIGNALS ? 0 : in.readUnsignedShort();
    for (int left = heard; left > 0; left--) {
      state.heard.remember(in.readLong(), in.readLong());
    }
    OwnerWire.readEvents(in, events, state.pending);
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      String key = in.readUTF();
      state.subs.put(key, readSub(in, format));
    }
    return state;
  }

  private static Sub readSub(DataInput in, int format) throws IOException {
    Sub sub = new Sub();
    sub.windows.read(in, format > APART, format > UNSUCCEEDED);
    sub.stand(readStanding(in, format));
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      sub.touched.accounts.put(in.readUTF(), readContact(in));
    }
    if (format > SHARED) {
      sub.touched.cut = in.readLong();
    }
    return sub;
  }

  private static Standing readStanding(DataInput in, int format) throws IOException {
    Standing standing = new Standing();
    List<LiveSignal> live = new ArrayList<>(0);
    SignalWire.readAll(in, live);
    live.forEach(standing::say);
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      standing.revisions.put(in.readUTF(), in.readInt());
    }
    OwnerWire.readCoolDowns(in, standing.coolDowns);
    OwnerWire.readRestrictions(in, standing.restrictions);
    if (format > WITHOUT_DIRECTIVES) {
      DirectiveWire.read(in, standing.directives);
    }
    return standing;
  }

  private static Touched.Contact readContact(DataInput in) throws IOException {
    long at = in.readLong();
    int patterns = Varints.readCount(in);
    if (patterns == 0) {
      return new Touched.Contact(at, Map.of());
    }
    Map<String, Long> told = new HashMap<>();
    for (int left = patterns; left > 0; left--) {
      told.put(in.readUTF(), in.readLong());
    }
    return new Touched.Contact(at, told);
  }
}
