package io.weir.engine.scorecard;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one alert, or one held operation, adds to a score.
 *
 * @param key whose score
 * @param hold true: an operation the pattern helped to hold; false: something to look at
 * @param day days since the epoch, UTC, of what happened
 * @param outcome what it turned out to be
 * @param action what the pattern asks for by itself; of a hold what was done
 * @param mode of the pattern then
 * @param delay millis until somebody said what it is; -1 where nobody did
 * @param amount of the money held, base currency, minor units; 0 for none
 */
public record Contribution(
    ScoreKey key,
    boolean hold,
    long day,
    Outcome outcome,
    Action action,
    Mode.Stage mode,
    long delay,
    long amount) {

  /** Writes it. */
  public void write(DataOutput out) throws IOException {
    key.write(out);
    out.writeBoolean(hold);
    out.writeLong(day);
    out.writeByte(outcome.code());
    out.writeUTF(action.name());
    out.writeUTF(mode.name());
    out.writeLong(delay);
    out.writeLong(amount);
  }

  /** Reads what {@link #write} wrote. */
  public static Contribution read(DataInput in) throws IOException {
    return new Contribution(
        ScoreKey.read(in),
        in.readBoolean(),
        in.readLong(),
        Outcome.of(in.readByte()),
        Action.valueOf(in.readUTF()),
        Mode.Stage.valueOf(in.readUTF()),
        in.readLong(),
        in.readLong());
  }
}
