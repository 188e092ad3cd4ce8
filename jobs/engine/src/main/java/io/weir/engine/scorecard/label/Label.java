package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Outcome;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;

/**
 * What somebody said something turned out to be.
 *
 * @param id of the disposition
 * @param outcome what it turned out to be
 * @param time when it was said, epoch millis
 * @param from earliest case it speaks of, epoch millis
 * @param until latest case it speaks of
 * @param corrected whether another disposition took its place
 */
public record Label(
    String id, Outcome outcome, long time, long from, long until, boolean corrected) {

  /** The last one said counts; of two said at once the one with the higher id. */
  static final Comparator<Label> BY_TIME =
      Comparator.comparingLong(Label::time).thenComparing(Label::id);

  /** One that speaks of the thing itself, whenever it was. */
  public static Label of(String id, Outcome outcome, long time) {
    return new Label(id, outcome, time, Long.MIN_VALUE, Long.MAX_VALUE, false);
  }

  /** The same, limited to what happened from one instant to another. */
  public Label within(long first, long last) {
    return new Label(id, outcome, time, first, last, corrected);
  }

  Label taken() {
    return new Label(id, outcome, time, from, until, true);
  }

  boolean speaksOf(long caseTime) {
    return caseTime >= from && caseTime <= until;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(id);
    out.writeByte(outcome.code());
    out.writeLong(time);
    out.writeLong(from);
    out.writeLong(until);
    out.writeBoolean(corrected);
  }

  static Label read(DataInput in) throws IOException {
    return new Label(
        in.readUTF(),
        Outcome.of(in.readByte()),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean());
  }
}
