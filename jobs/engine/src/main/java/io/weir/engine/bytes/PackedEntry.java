package io.weir.engine.bytes;

/** What a stage keeps for one key, stored in one piece. Not thread-safe. */
public abstract class PackedEntry {
  private int packedBytes;

  /** Whether nothing is left to keep the key for. */
  public abstract boolean isEmpty();

  /** The one timer registered for the key, event time; Long.MAX_VALUE where there is none. */
  public abstract long timer();

  /** Remembers the timer registered. */
  public abstract void timer(long time);

  /** Length of the piece when it was last written or read; 0 where it never was. */
  public final int packedBytes() {
    return packedBytes;
  }

  /** Remembers the length of the piece. */
  public final void packedBytes(int bytes) {
    packedBytes = bytes;
  }
}
