package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Contribution;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Corrected;
import io.weir.engine.scorecard.label.Note.Counted;
import io.weir.engine.scorecard.label.Note.Disposed;
import io.weir.engine.scorecard.label.Note.Found;
import io.weir.engine.scorecard.label.Note.Put;
import io.weir.engine.scorecard.label.Note.Stated;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes as bytes. The first byte says which it is, and in which form: only new ones are added. */
public final class NoteWire {

  private NoteWire() {}

  /** Writes a note. */
  public static void write(Note note, DataOutput out) throws IOException {
    if (note instanceof Disposed disposed) {
      head(1, note, out);
      out.writeByte(disposed.labels().size());
      for (int i = 0; i < disposed.labels().size(); i++) {
        out.writeUTF(disposed.anchors().get(i));
        disposed.labels().get(i).write(out);
      }
    } else if (note instanceof Corrected corrected) {
      head(2, note, out);
      out.writeLong(corrected.time());
    } else if (note instanceof Put put) {
      head(3, note, out);
      put.label().write(out);
    } else if (note instanceof Asked asked) {
      head(4, note, out);
      out.writeUTF(asked.page());
      out.writeLong(asked.time());
    } else if (note instanceof Found found) {
      head(5, note, out);
      out.writeUTF(found.anchor());
      found.finding().write(out);
    } else if (note instanceof Stated stated) {
      head(6, note, out);
      stated.said().write(out);
    } else if (note instanceof Counted counted) {
      head(7, note, out);
      counted.contribution().write(out);
      out.writeByte(counted.sign());
    }
  }

  private static void head(int kind, Note note, DataOutput out) throws IOException {
    out.writeByte(kind);
    out.writeUTF(note.key());
  }

  /** Reads a note. */
  public static Note read(DataInput in) throws IOException {
    int kind = in.readByte();
    String key = in.readUTF();
    return switch (kind) {
      case 1 -> disposed(key, in);
      case 2 -> new Corrected(key, in.readLong());
      case 3 -> new Put(key, Label.read(in));
      case 4 -> new Asked(key, in.readUTF(), in.readLong());
      case 5 -> new Found(key, in.readUTF(), Finding.read(in));
      case 6 -> new Stated(key, Said.read(in));
      case 7 -> new Counted(key, Contribution.read(in), in.readByte());
      default -> throw new IOException("a note of kind " + kind);
    };
  }

  private static Note disposed(String key, DataInput in) throws IOException {
    List<String> anchors = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      anchors.add(in.readUTF());
      labels.add(Label.read(in));
    }
    return new Disposed(key, anchors, labels);
  }
}
