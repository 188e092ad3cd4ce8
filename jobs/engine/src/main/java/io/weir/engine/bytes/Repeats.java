package io.weir.engine.bytes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Long numbers that repeat within one state: in full the first time, by their place in the order of
 * first appearance afterwards. One instance for the writing, a fresh one for the reading. Not
 * thread-safe.
 */
public final class Repeats {
  private static final Repeats NONE = new Repeats(false);

  private final boolean remembers;
  private long[] seen;
  private int size;

  private Repeats(boolean remembers) {
    this.remembers = remembers;
    this.seen = remembers ? new long[16] : null;
  }

  /** For what is written together. */
  public static Repeats remembered() {
    return new Repeats(true);
  }

  /** For what is written alone: every number in full. One for everybody, as nothing is kept. */
  public static Repeats none() {
    return NONE;
  }

  /** Writes a number. */
  public void write(DataOutput out, long number) throws IOException {
    if (!remembers) {
      out.writeLong(number);
      return;
    }
    int place = place(number);
    Varints.writeUnsigned(out, place);
    if (place == size) {
      out.writeLong(number);
      remember(number);
    }
  }

  /** Reads what {@link #write} wrote. */
  public long read(DataInput in) throws IOException {
    if (!remembers) {
      return in.readLong();
    }
    long place = Varints.readUnsigned(in);
    if (place < 0 || place > size) {
      throw new IOException("number " + place + " of " + size + " numbers seen");
    }
    if (place == size) {
      remember(in.readLong());
    }
    return seen[(int) place];
  }

  /** A state repeats some dozens: looking through them is as good as hashing. */
  private int place(long number) {
    for (int i = 0; i < size; i++) {
      if (seen[i] == number) {
        return i;
      }
    }
    return size;
  }

  private void remember(long number) {
    if (size == seen.length) {
      seen = Arrays.copyOf(seen, 2 * size);
    }
    seen[size++] = number;
  }
}
