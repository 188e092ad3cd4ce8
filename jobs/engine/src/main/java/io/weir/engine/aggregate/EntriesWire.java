package io.weir.engine.aggregate;

import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Entries as bytes: only the columns they have, times as differences. */
final class EntriesWire {
  /**
   * Since 3, sub-keys that are no hashes are short; since 2, entries at the beginning that stand
   * for no single event have no ids.
   */
  private static final int FORMAT = 3;

  private static final int WEIGHTS = 8;
  private static final int REMOVALS = 32;
  private static final int SHORT_SUBS = 64;

  private EntriesWire() {}

  /** Writes entries; {@link #read} is the inverse. */
  static void write(Entries entries, DataOutput out) throws IOException {
    Columns columns = entries.columns;
    boolean weights = !entries.single();
    out.writeByte(FORMAT);
    boolean removals = entries.mayBeTakenBack();
    boolean shortSubs = columns.sub() && areShort(entries);
    out.writeByte(
        columns.flags()
            | (weights ? WEIGHTS : 0)
            | (removals ? REMOVALS : 0)
            | (shortSubs ? SHORT_SUBS : 0));
    Varints.writeUnsigned(out, entries.size);
    int nameless = entries.nameless();
    Varints.writeUnsigned(out, nameless);
    long previous = 0;
    for (int i = 0; i < entries.size; i++) {
      Varints.writeSigned(out, entries.time(i) - previous);
      previous = entries.time(i);
      if (i >= nameless) {
        out.writeLong(entries.id(i));
      }
      if (shortSubs) {
        Varints.writeSigned(out, entries.sub(i));
      } else if (columns.sub()) {
        out.writeLong(entries.sub(i));
      }
      if (columns.number()) {
        Varints.writeSigned(out, entries.number(i));
      }
      if (columns.text()) {
        out.writeUTF(entries.text(i));
      }
      if (weights) {
        Varints.writeUnsigned(out, entries.weight(i));
        if (columns.squares()) {
          Varints.writeSigned(out, entries.squaresHigh(i));
          out.writeLong(entries.squaresLow(i));
        }
      }
    }
    if (removals) {
      entries.removals.write(out);
    }
  }

  /** Whether they are buckets, quarters of hours and the like, not hashes. */
  private static boolean areShort(Entries entries) {
    for (int i = 0; i < entries.size; i++) {
      if (entries.sub(i) != (int) entries.sub(i)) {
        return false;
      }
    }
    return true;
  }

  private static long readSub(DataInput in, int flags) throws IOException {
    return (flags & SHORT_SUBS) != 0 ? Varints.readSigned(in) : in.readLong();
  }

  /** Reads what {@link #write} wrote. */
  static Entries read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format < 1 || format > FORMAT) {
      throw new IOException(
          "aggregate entries of format " + format + "; this release reads 1 to " + FORMAT);
    }
    int flags = in.readByte();
    Columns columns = Columns.ofFlags(flags);
    Entries entries = new Entries(columns);
    int size = (int) Varints.readUnsigned(in);
    long nameless = format == 1 ? 0 : Varints.readUnsigned(in);
    long time = 0;
    for (int i = 0; i < size; i++) {
      time += Varints.readSigned(in);
      long id = i < nameless ? Entries.MERGED : in.readLong();
      long sub = columns.sub() ? readSub(in, flags) : 0;
      long number = columns.number() ? Varints.readSigned(in) : 0;
      String text = columns.text() ? in.readUTF() : null;
      entries.insert(i, time, id, sub, number, text);
      if ((flags & WEIGHTS) != 0) {
        entries.setWeight(i, (int) Varints.readUnsigned(in));
        if (columns.squares()) {
          entries.setSquares(i, Varints.readSigned(in), in.readLong());
        }
      }
    }
    if ((flags & REMOVALS) != 0) {
      entries.removals = Removals.read(in);
    }
    return entries;
  }
}
