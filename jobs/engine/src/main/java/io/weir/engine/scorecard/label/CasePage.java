package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Contribution;
import io.weir.engine.scorecard.Score;
import io.weir.engine.scorecard.label.Note.Counted;
import io.weir.engine.scorecard.label.Note.Found;
import io.weir.engine.scorecard.label.Note.Stated;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One case: what was said of it, what it turned out to be, and what it contributed for that to
 * scores, so that the next word on it can take that back. At most {@value #MOST_PARTS} parts and
 * {@value #MOST_FINDINGS} findings, those with the lowest keys. Ends when its day leaves the
 * scores' window.
 */
public final class CasePage implements Page {
  static final int MOST_PARTS = 64;
  static final int MOST_FINDINGS = 192;
  private static final int FORMAT = 1;

  private final TreeMap<String, Said> parts = new TreeMap<>();
  private final TreeMap<String, Finding> findings = new TreeMap<>();
  private final List<Contribution> counted = new ArrayList<>();
  private long happened = Long.MIN_VALUE;
  private long touched = Long.MIN_VALUE;

  @Override
  public void take(Note note, Consumer<Note> out) {
    if (note instanceof Stated stated) {
      state(stated.said());
    } else if (note instanceof Found found) {
      touched = Math.max(touched, found.finding().last());
      findings.put(found.anchor(), found.finding());
      if (findings.size() > MOST_FINDINGS) {
        findings.pollLastEntry();
      }
    }
    recount(out);
  }

  private void state(Said said) {
    happened = Math.max(happened, said.time());
    touched = Math.max(touched, said.time());
    Said known = parts.get(said.part());
    if (known == null || Said.BY_REVISION.compare(said, known) > 0) {
      parts.put(said.part(), said);
    }
    if (parts.size() > MOST_PARTS) {
      parts.pollLastEntry();
    }
  }

  private void recount(Consumer<Note> out) {
    List<Contribution> now = Verdicts.of(parts.values(), findings);
    if (!now.equals(counted)) {
      counted.forEach(one -> out.accept(new Counted(one.key().text(), one, -1)));
      now.forEach(one -> out.accept(new Counted(one.key().text(), one, 1)));
      counted.clear();
      counted.addAll(now);
    }
  }

  /** What only findings are known of waits for its statement as long as for any other word. */
  @Override
  public long endsAt() {
    return Score.endOf(Score.dayOf(happened == Long.MIN_VALUE ? touched : happened));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeByte(FORMAT);
    out.writeLong(happened);
    out.writeLong(touched);
    out.writeShort(parts.size());
    for (Said said : parts.values()) {
      said.write(out);
    }
    out.writeShort(findings.size());
    for (Map.Entry<String, Finding> finding : findings.entrySet()) {
      out.writeUTF(finding.getKey());
      finding.getValue().write(out);
    }
    out.writeShort(counted.size());
    for (Contribution one : counted) {
      one.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static CasePage read(DataInput in) throws IOException {
    Formats.check("a case", in.readByte(), FORMAT);
    CasePage page = new CasePage();
    page.happened = in.readLong();
    page.touched = in.readLong();
    for (int left = in.readShort(); left > 0; left--) {
      Said said = Said.read(in);
      page.parts.put(said.part(), said);
    }
    for (int left = in.readShort(); left > 0; left--) {
      page.findings.put(in.readUTF(), Finding.read(in));
    }
    for (int left = in.readShort(); left > 0; left--) {
      page.counted.add(Contribution.read(in));
    }
    return page;
  }
}
