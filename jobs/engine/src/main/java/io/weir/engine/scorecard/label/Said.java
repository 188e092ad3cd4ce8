package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.ScoreKey;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One statement about one part of a case: a signal an alert stands for, or the decision on an
 * operation.
 *
 * @param part the part; a case stands as long as one of its parts does
 * @param revision of statements about one part the highest counts
 * @param stands whether it holds, or was taken back
 * @param hold whether the case is an operation that was held
 * @param patterns who said it
 * @param action what it leads to
 * @param mode of the pattern
 * @param time epoch millis of what it is about
 * @param amount of the operation, base currency, minor units; 0 for none
 * @param anchors where labels may speak of it
 */
public record Said(
    String part,
    int revision,
    boolean stands,
    boolean hold,
    List<ScoreKey> patterns,
    Action action,
    Mode.Stage mode,
    long time,
    long amount,
    List<Anchor> anchors) {

  /** Beyond any payment; so that what one event claims cannot drown what the others say. */
  public static final long MOST_MONEY = 1_000_000_000_000_000L;

  /** Repeats of one revision after a recovery may differ: then the stricter counts. */
  static final Comparator<Said> BY_REVISION =
      Comparator.comparingInt(Said::revision)
          .thenComparing(Said::stands)
          .thenComparing(Said::action)
          .thenComparingLong(Said::time)
          .thenComparingLong(Said::amount)
          .thenComparing(said -> said.patterns().toString());

  public Said {
    patterns = List.copyOf(patterns);
    anchors = List.copyOf(anchors);
    amount = Math.max(0, Math.min(amount, MOST_MONEY));
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(part);
    out.writeInt(revision);
    out.writeBoolean(stands);
    out.writeBoolean(hold);
    out.writeByte(patterns.size());
    for (ScoreKey pattern : patterns) {
      pattern.write(out);
    }
    out.writeUTF(action.name());
    out.writeUTF(mode.name());
    out.writeLong(time);
    out.writeLong(amount);
    out.writeByte(anchors.size());
    for (Anchor anchor : anchors) {
      anchor.write(out);
    }
  }

  static Said read(DataInput in) throws IOException {
    String part = in.readUTF();
    int revision = in.readInt();
    boolean stands = in.readBoolean();
    boolean hold = in.readBoolean();
    List<ScoreKey> patterns = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      patterns.add(ScoreKey.read(in));
    }
    Action action = Action.valueOf(in.readUTF());
    Mode.Stage mode = Mode.Stage.valueOf(in.readUTF());
    long time = in.readLong();
    long amount = in.readLong();
    List<Anchor> anchors = new ArrayList<>();
    for (int left = in.readByte(); left > 0; left--) {
      anchors.add(Anchor.read(in));
    }
    return new Said(part, revision, stands, hold, patterns, action, mode, time, amount, anchors);
  }
}
