package io.weir.engine.event;

import io.weir.engine.bytes.Repeats;
import io.weir.engine.bytes.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Aggregate values frozen on an event, by the id of their definition. A value that is unknown has
 * no entry. Sorted by id; few enough that a binary search is the index. Not thread-safe.
 */
public final class Facts {
  /** Of a value nobody asked for: it stays as it was. */
  public static final byte NOT_ASKED = 0;

  /** Of a value that is known. */
  public static final byte KNOWN = 1;

  /** Of a value that is not known. */
  public static final byte UNKNOWN = 2;

  private static final long[] NO_LONGS = {};

  private static final int WHOLE = 0;
  private static final int TEXT = 1;
  private static final int SMALL = 2;
  private static final int REVERSED = 3;

  /** What is greater is a count itself, this much less. */
  private static final int LAST_KIND = REVERSED;

  /** Counts that are written as a kind. */
  private static final int MOST_COUNTED = 255 - LAST_KIND - 1;

  /** Numbers of up to so many bits are shorter in sevens than in eight bytes. */
  private static final int SHORT = 49;

  private int size;

  /** Where it is full, others may share it: it is never written to then. */
  private long[] ids = NO_LONGS;

  private long[] bits = NO_LONGS;
  private String[] texts;

  /** None yet. */
  public Facts() {}

  private Facts(int most, boolean text) {
    ids = new long[most];
    bits = new long[most];
    texts = text ? new String[most] : null;
  }

  /** How many values are known. */
  public int size() {
    return size;
  }

  /** Position of the fact, negative where it is unknown. */
  public int find(long id) {
    if (size == 0 || id > ids[size - 1]) {
      return -size - 1;
    }
    return Arrays.binarySearch(ids, 0, size, id);
  }

  /** The value at a position: a long, the bits of a double, or 0 or 1. */
  public long bits(int position) {
    return bits[position];
  }

  /** The text at a position; null for a fact that is no text. */
  public String text(int position) {
    return texts == null ? null : texts[position];
  }

  /** Sets a value. */
  public void put(long id, long value) {
    int position = slot(id);
    bits[position] = value;
    if (texts != null) {
      texts[position] = null;
    }
  }

  /** Sets a text. */
  public void put(long id, String text) {
    int position = slot(id);
    if (texts == null) {
      texts = new String[ids.length];
    }
    bits[position] = 0;
    texts[position] = text;
  }

  /**
   * Sets many values at once, and makes others unknown.
   *
   * @param others ids, ascending
   * @param outcomes {@link #KNOWN}, {@link #UNKNOWN}, or {@link #NOT_ASKED} where a value stays
   * @param values by id
   * @param words by id, null where the value is no text
   * @param known lists of ids that others have
   */
  public void merge(
      long[] others, byte[] outcomes, long[] values, String[] words, SharedIds known) {
    int most = size;
    boolean text = texts != null;
    for (int i = 0; i < others.length; i++) {
      if (outcomes[i] == KNOWN) {
        most++;
        text |= words[i] != null;
      }
    }
    Facts merged = new Facts(most, text);
    int own = 0;
    for (int i = 0; i < others.length; i++) {
      if (outcomes[i] != NOT_ASKED) {
        for (; own < size && ids[own] < others[i]; own++) {
          merged.append(ids[own], bits[own], text(own));
        }
        own += own < size && ids[own] == others[i] ? 1 : 0;
        if (outcomes[i] == KNOWN) {
          merged.append(others[i], values[i], words[i]);
        }
      }
    }
    for (; own < size; own++) {
      merged.append(ids[own], bits[own], text(own));
    }
    if (merged.size < most) {
      merged.resize(merged.size); // what is shared is full
    }
    size = merged.size;
    ids = known.of(merged.ids);
    bits = merged.bits;
    texts = merged.texts;
  }

  private void append(long id, long value, String word) {
    ids[size] = id;
    bits[size] = value;
    if (texts != null) {
      texts[size] = word;
    }
    size++;
  }

  private void resize(int length) {
    ids = Arrays.copyOf(ids, length);
    bits = Arrays.copyOf(bits, length);
    texts = texts == null ? null : Arrays.copyOf(texts, length);
  }

  /** Makes a value unknown. */
  public void forget(long id) {
    int position = find(id);
    if (position < 0) {
      return;
    }
    int moved = size - position - 1;
    ids = ids.clone();
    System.arraycopy(ids, position + 1, ids, position, moved);
    System.arraycopy(bits, position + 1, bits, position, moved);
    if (texts != null) {
      System.arraycopy(texts, position + 1, texts, position, moved);
      texts[size - 1] = null;
    }
    size--;
  }

  private int slot(long id) {
    int found = find(id);
    if (found >= 0) {
      return found;
    }
    int position = -found - 1;
    if (size == ids.length) {
      resize(Math.max(4, size * 2));
    }
    System.arraycopy(ids, position, ids, position + 1, size - position);
    System.arraycopy(bits, position, bits, position + 1, size - position);
    if (texts != null) {
      System.arraycopy(texts, position, texts, position + 1, size - position);
    }
    ids[position] = id;
    size++;
    return position;
  }

  /** An independent copy. */
  public Facts copy() {
    Facts copy = new Facts();
    copy.size = size;
    copy.ids = size == 0 ? NO_LONGS : Arrays.copyOf(ids, size);
    copy.bits = size == 0 ? NO_LONGS : Arrays.copyOf(bits, size);
    copy.texts = texts == null ? null : Arrays.copyOf(texts, size);
    return copy;
  }

  /**
   * Writes the values; {@link #read} is the inverse.
   *
   * @param repeats the ids written before
   */
  public void write(DataOutput out, Repeats repeats) throws IOException {
    out.writeShort(size);
    for (int i = 0; i < size; i++) {
      repeats.write(out, ids[i]);
      String text = text(i);
      if (text != null) {
        out.writeByte(TEXT);
        out.writeUTF(text);
      } else {
        writeBits(bits[i], out);
      }
    }
  }

  /** Counts are small numbers; shares such as a half have few bits, at the far end. */
  private static void writeBits(long value, DataOutput out) throws IOException {
    long reversed = Long.reverseBytes(value);
    if (value >= 0 && value <= MOST_COUNTED) {
      out.writeByte((int) value + LAST_KIND + 1);
    } else if (value >>> SHORT == 0) {
      out.writeByte(SMALL);
      Varints.writeUnsigned(out, value);
    } else if (reversed >>> SHORT == 0) {
      out.writeByte(REVERSED);
      Varints.writeUnsigned(out, reversed);
    } else {
      out.writeByte(WHOLE);
      out.writeLong(value);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Facts read(DataInput in, Repeats repeats) throws IOException {
    int count = in.readUnsignedShort();
    Facts facts = new Facts(count, false);
    for (int i = 0; i < count; i++) {
      long id = repeats.read(in);
      int kind = in.readUnsignedByte();
      switch (kind) {
        case TEXT -> facts.put(id, in.readUTF());
        case SMALL -> facts.put(id, Varints.readUnsigned(in));
        case REVERSED -> facts.put(id, Long.reverseBytes(Varints.readUnsigned(in)));
        case WHOLE -> facts.put(id, in.readLong());
        default -> facts.put(id, kind - LAST_KIND - 1);
      }
    }
    return facts;
  }
}
