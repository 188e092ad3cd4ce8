package io.weir.engine.aggregate;

import io.weir.engine.bytes.Repeats;
import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/**
 * A series as bytes: times as differences, values only where a window of an entry asks for them.
 */
final class SeriesWire {
  private static final int FORMAT = 1;

  private SeriesWire() {}

  /** Writes a series; {@link #read} is the inverse. */
  static void write(SharedEntries all, DataOutput out) throws IOException {
    SharedEntries series = SeriesLayouts.trimmed(all);
    Layout layout = series.layout;
    out.writeByte(FORMAT);
    writeLayout(layout, out);
    Varints.writeUnsigned(out, series.size);
    int nameless = 0;
    while (nameless < series.size && series.id(nameless) == Entries.MERGED) {
      nameless++;
    }
    Varints.writeUnsigned(out, nameless);
    long[] users = layout.users();
    Repeats entered = Repeats.remembered();
    SeriesValues values = new SeriesValues(layout);
    long previous = 0;
    for (int i = 0; i < series.size; i++) {
      Varints.writeSigned(out, series.time(i) - previous);
      previous = series.time(i);
      if (i >= nameless) {
        out.writeLong(series.id(i));
      }
      for (int word = 0; word < layout.words; word++) {
        entered.write(out, series.bits(i, word));
      }
      for (int column = 0; column < layout.columns.length; column++) {
        if (asks(users, column, series, i)) {
          values.write(series, i, column, out);
        }
      }
    }
  }

  /** Reads what {@link #write} wrote. */
  static SharedEntries read(DataInput in) throws IOException {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IOException("windows of format " + format + "; this release reads " + FORMAT);
    }
    Layout layout = readLayout(in);
    SharedEntries series = new SharedEntries(layout);
    int size = (int) Varints.readUnsigned(in);
    long nameless = Varints.readUnsigned(in);
    long[] users = layout.users();
    Repeats entered = Repeats.remembered();
    SeriesValues values = new SeriesValues(layout);
    long time = 0;
    for (int i = 0; i < size; i++) {
      time += Varints.readSigned(in);
      series.insert(i, time, i < nameless ? Entries.MERGED : in.readLong());
      for (int word = 0; word < layout.words; word++) {
        series.setBits(i, word, entered.read(in));
      }
      for (int column = 0; column < layout.columns.length; column++) {
        if (asks(users, column, series, i)) {
          values.read(series, i, column, in);
        }
      }
    }
    return series;
  }

  private static boolean asks(long[] users, int column, SharedEntries series, int entry) {
    int words = series.layout.words;
    for (int word = 0; word < words; word++) {
      if ((users[column * words + word] & series.bits(entry, word)) != 0) {
        return true;
      }
    }
    return false;
  }

  private static void writeLayout(Layout layout, DataOutput out) throws IOException {
    Varints.writeUnsigned(out, layout.columns.length);
    for (Column column : layout.columns) {
      out.writeLong(column.id());
      out.writeByte(column.kind().code());
    }
    Varints.writeUnsigned(out, layout.windows.length);
    for (int i = 0; i < layout.windows.length; i++) {
      out.writeLong(layout.windows[i]);
      Varints.writeUnsigned(out, layout.columnOf[i] + 1);
    }
  }

  private static Layout readLayout(DataInput in) throws IOException {
    Column[] columns = new Column[(int) Varints.readUnsigned(in)];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Column(in.readLong(), Column.Kind.of(in.readByte()));
    }
    TreeMap<Long, Column> byWindow = new TreeMap<>();
    for (long left = Varints.readUnsigned(in); left > 0; left--) {
      long windowId = in.readLong();
      int column = (int) Varints.readUnsigned(in) - 1;
      byWindow.put(windowId, column < 0 ? null : columns[column]);
    }
    return Layout.of(byWindow);
  }
}
