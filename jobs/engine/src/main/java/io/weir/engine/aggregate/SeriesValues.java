package io.weir.engine.aggregate;

import io.weir.engine.bytes.Repeats;
import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a series as bytes: what repeats in a column, by its place in the order of first
 * appearance. One instance for the writing, a fresh one for the reading. Not thread-safe.
 */
final class SeriesValues {
  private final Layout layout;
  private final Repeats[] hashes;
  private final List<List<String>> texts = new ArrayList<>();

  SeriesValues(Layout layout) {
    this.layout = layout;
    this.hashes = new Repeats[layout.columns.length];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = Repeats.remembered();
      texts.add(new ArrayList<>(0));
    }
  }

  void write(SharedEntries series, int entry, int column, DataOutput out) throws IOException {
    switch (layout.columns[column].kind()) {
      case HASH -> hashes[column].write(out, series.number(series.start(column), entry));
      case NUMBER -> Varints.writeSigned(out, series.number(series.start(column), entry));
      case TEXT -> {
        String text = series.textOf(column, entry);
        int place = texts.get(column).indexOf(text);
        Varints.writeUnsigned(out, place + 1);
        if (place < 0) {
          texts.get(column).add(text);
          out.writeUTF(text);
        }
      }
    }
  }

  void read(SharedEntries series, int entry, int column, DataInput in) throws IOException {
    switch (layout.columns[column].kind()) {
      case HASH -> series.setNumber(entry, column, hashes[column].read(in));
      case NUMBER -> series.setNumber(entry, column, Varints.readSigned(in));
      case TEXT -> {
        int place = (int) Varints.readUnsigned(in) - 1;
        if (place < 0) {
          texts.get(column).add(in.readUTF());
          place = texts.get(column).size() - 1;
        }
        series.setText(entry, column, texts.get(column).get(place));
      }
    }
  }
}
