package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Outcome;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.label.Note.Asked;
import io.weir.engine.scorecard.label.Note.Found;
import io.weir.engine.scorecard.label.Note.Put;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * An alert, a decision, an event or an account: what was said about it, and which cases want to
 * know. At most {@value #MOST_LABELS} labels and {@value #MOST_CASES} cases, those with the lowest
 * ids: beyond that a label or a case goes without. A case goes first when it has left the window
 * that the newest is in. Ends {@link Score#WINDOW_DAYS} days after the last label or case.
 */
public final class AnchorPage implements Page {
  static final int MOST_LABELS = 32;
  static final int MOST_CASES = 256;
  private static final int FORMAT = 1;

  private final TreeMap<String, Label> labels = new TreeMap<>();
  private final TreeMap<String, Long> cases = new TreeMap<>();
  private long touched = Long.MIN_VALUE;

  @Override
  public void take(Note note, Consumer<Note> out) {
    if (note instanceof Put put) {
      touched = Math.max(touched, put.label().time());
      Label known = labels.get(put.label().id());
      if (known == null || (put.label().corrected() && !known.corrected())) {
        labels.put(put.label().id(), put.label());
        if (labels.size() > MOST_LABELS) {
          labels.pollLastEntry();
        }
        cases.forEach((page, time) -> tell(page, time, note.key(), out));
      }
    } else if (note instanceof Asked asked) {
      touched = Math.max(touched, asked.time());
      Long known = cases.get(asked.page());
      if (known == null || asked.time() < known) {
        cases.put(asked.page(), asked.time());
        if (cases.size() > MOST_CASES) {
          makeRoom();
        }
        if (!labels.isEmpty()) {
          tell(asked.page(), asked.time(), note.key(), out);
        }
      }
    }
  }

  /** An account that is never quiet for long must not be full for ever of what counts no more. */
  private void makeRoom() {
    cases.values().removeIf(time -> Score.endOf(Score.dayOf(time)) <= touched);
    if (cases.size() > MOST_CASES) {
      cases.pollLastEntry();
    }
  }

  private void tell(String page, long time, String anchor, Consumer<Note> out) {
    Label last = null;
    Finding none = Finding.NONE;
    long first = none.first();
    long latest = none.last();
    for (Label label : labels.values()) {
      if (label.speaksOf(time)) {
        first = Math.min(first, label.time());
        latest = Math.max(latest, label.time());
        if (!label.corrected() && (last == null || Label.BY_TIME.compare(label, last) > 0)) {
          last = label;
        }
      }
    }
    Outcome outcome = last == null ? Outcome.OPEN : last.outcome();
    out.accept(new Found(page, anchor, new Finding(outcome, first, latest)));
  }

  @Override
  public long endsAt() {
    return Score.endOf(Score.dayOf(touched));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(touched);
    out.writeShort(labels.size());
    for (Label label : labels.values()) {
      label.write(out);
    }
    out.writeShort(cases.size());
    for (Map.Entry<String, Long> one : cases.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeLong(one.getValue());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static AnchorPage read(DataInput in) throws IOException {
    Formats.check("an anchor", in.readByte(), FORMAT);
    AnchorPage page = new AnchorPage();
    page.touched = in.readLong();
    for (int left = in.readShort(); left > 0; left--) {
      Label label = Label.read(in);
      page.labels.put(label.id(), label);
    }
    for (int left = in.readShort(); left > 0; left--) {
      page.cases.put(in.readUTF(), in.readLong());
    }
    return page;
  }
}
