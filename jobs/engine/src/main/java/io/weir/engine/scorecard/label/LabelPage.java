package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.label.Note.Corrected;
import io.weir.engine.scorecard.label.Note.Disposed;
import io.weir.engine.scorecard.label.Note.Put;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * One disposition: the first record of its id counts, and a correction finds it wherever it was
 * put. Some 500 bytes; ends {@link Score#WINDOW_DAYS} days after the last word on it.
 */
public final class LabelPage implements Page {
  private static final int FORMAT = 1;

  private Disposed disposed;
  private boolean corrected;
  private long touched = Long.MIN_VALUE;

  @Override
  public void take(Note note, Consumer<Note> out) {
    if (note instanceof Disposed first && disposed == null) {
      disposed = first;
      first.labels().forEach(label -> touched = Math.max(touched, label.time()));
      put(out);
    } else if (note instanceof Corrected correction) {
      touched = Math.max(touched, correction.time());
      if (!corrected) {
        corrected = true;
        put(out);
      }
    }
  }

  private void put(Consumer<Note> out) {
    if (disposed == null) {
      return;
    }
    for (int i = 0; i < disposed.labels().size(); i++) {
      Label label = disposed.labels().get(i);
      out.accept(new Put(disposed.anchors().get(i), corrected ? label.taken() : label));
    }
  }

  @Override
  public long endsAt() {
    return Score.endOf(Score.dayOf(touched));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeBoolean(corrected);
    out.writeLong(touched);
    out.writeBoolean(disposed != null);
    if (disposed != null) {
      NoteWire.write(disposed, out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static LabelPage read(DataInput in) throws IOException {
    Formats.check("a label", in.readByte(), FORMAT);
    LabelPage page = new LabelPage();
    page.corrected = in.readBoolean();
    page.touched = in.readLong();
    if (in.readBoolean()) {
      page.disposed = (Disposed) NoteWire.read(in);
    }
    return page;
  }
}
