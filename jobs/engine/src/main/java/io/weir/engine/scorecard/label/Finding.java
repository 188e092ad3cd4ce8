package io.weir.engine.scorecard.label;

import io.weir.engine.scorecard.Outcome;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the labels at one anchor say of a case.
 *
 * @param outcome what the last one says; OPEN where none stands
 * @param first when the first was given, epoch millis, corrected ones included
 * @param last when the last was given
 */
public record Finding(Outcome outcome, long first, long last) {
  /** Nobody has said. */
  static final Finding NONE = new Finding(Outcome.OPEN, Long.MAX_VALUE, Long.MIN_VALUE);

  void write(DataOutput out) throws IOException {
    out.writeByte(outcome.code());
    out.writeLong(first);
    out.writeLong(last);
  }

  static Finding read(DataInput in) throws IOException {
    return new Finding(Outcome.of(in.readByte()), in.readLong(), in.readLong());
  }
}
