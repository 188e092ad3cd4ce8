package io.weir.schemas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.io.Encoder;

/**
 * One event as bytes that are read in place. A getter finds its field in constant time and
 * allocates only for text. Immutable, as long as nobody writes to the arrays handed in or out.
 *
 * <pre>
 *   presence of the first 64 fields | offsets, 2 bytes per present field | presence of others | values
 * </pre>
 *
 * An absent field costs one bit, and one beyond the first 64 nothing where all of them are absent:
 * that the first value does not begin right behind the offsets of the first 64 says that there are
 * others. Integers take the narrowest of 1, 2, 4 or 8 bytes, an enum is the position of its symbol,
 * text is UTF-8. The length of a value is the distance to the next one.
 *
 * <p>Getters throw {@link IllegalStateException} when the field is null; {@link #isNull} tells.
 */
public final class Row {
  /** Fields whose presence every row says. */
  static final int FIRST = 64;

  private final RowLayout layout;
  private final byte[] bytes;

  /** Which of the first 64 fields are present: read more often than anything else. */
  private final long present;

  /** What happened, asked of every kept event by every step; negative where nothing says it. */
  private final int activity;

  private Row(RowLayout layout, byte[] bytes) {
    this.layout = layout;
    this.bytes = bytes;
    this.present = BigEndian.wide(bytes, 0);
    int field = layout.activity();
    this.activity = field < 0 || isNull(field) ? -1 : getSymbol(field);
  }

  /** The row these bytes hold; they must come from {@link #bytes()} of a row of the same layout. */
  public static Row of(RowLayout layout, byte[] bytes) {
    if (bytes.length < Long.BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes are no row of " + layout);
    }
    return new Row(layout, bytes);
  }

  /** Where the fields are. */
  public RowLayout layout() {
    return layout;
  }

  /** The row itself, not a copy: not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** Whether the field was not observed. */
  public boolean isNull(int field) {
    return field < FIRST
        ? (present & (1L << field)) == 0
        : !OtherFields.has(bytes, others(), field);
  }

  /** Value of a BOOLEAN field. */
  public boolean getBoolean(int field) {
    return bytes[start(slot(field))] != 0;
  }

  /** Value of an INTEGER field, or milliseconds since the epoch of a TIMESTAMP field. */
  public long getLong(int field) {
    int slot = slot(field);
    return integer(start(slot), end(slot));
  }

  /** Value of a DOUBLE or INTEGER field. */
  public double getDouble(int field) {
    int slot = slot(field);
    return layout.fields().get(field).type() == FieldType.DOUBLE
        ? Double.longBitsToDouble(BigEndian.wide(bytes, start(slot)))
        : integer(start(slot), end(slot));
  }

  /** Value of a STRING field; an enum's symbol. */
  public String getString(int field) {
    List<String> symbols = layout.fields().get(field).symbols();
    if (!symbols.isEmpty()) {
      return symbols.get(getSymbol(field));
    }
    int slot = slot(field);
    int start = start(slot);
    return new String(bytes, start, end(slot) - start, StandardCharsets.UTF_8);
  }

  /** Position of an enum's symbol in the field's {@link Field#symbols()}. */
  public int getSymbol(int field) {
    return (int) getLong(field);
  }

  /**
   * Position of the activity's symbol: the stream's field says of which.
   *
   * @throws IllegalStateException if the row has none
   */
  public int activity() {
    if (activity < 0) {
      throw new IllegalStateException("a row of " + layout + " says no activity");
    }
    return activity;
  }

  /** Values of a STRINGS field, in the order they were sent. */
  public List<String> getStrings(int field) {
    int slot = slot(field);
    int end = end(slot);
    List<String> strings = new ArrayList<>();
    for (int at = start(slot); at < end; ) {
      int length = unsigned(at);
      strings.add(new String(bytes, at + Short.BYTES, length, StandardCharsets.UTF_8));
      at += Short.BYTES + length;
    }
    return strings;
  }

  /** Whether a STRINGS field holds exactly this UTF-8 text. */
  public boolean contains(int field, byte[] utf8) {
    int slot = slot(field);
    int end = end(slot);
    int next;
    for (int at = start(slot); at < end; at = next) {
      int text = at + Short.BYTES;
      next = text + unsigned(at);
      if (Arrays.equals(bytes, text, next, utf8, 0, utf8.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Folds the characters of a STRING field into a number, {@code (number ^ character) * factor}
   * each, as over {@link #getString}, but without making one where they are ASCII.
   *
   * @param seed the number to begin with
   */
  public long fold(int field, long seed, long factor) {
    if (!layout.fields().get(field).symbols().isEmpty()) {
      return fold(getString(field), seed, factor);
    }
    int slot = slot(field);
    int end = end(slot);
    long folded = seed;
    for (int i = start(slot); i < end; i++) {
      if (bytes[i] < 0) {
        return fold(getString(field), seed, factor);
      }
      folded = (folded ^ bytes[i]) * factor;
    }
    return folded;
  }

  private static long fold(String text, long seed, long factor) {
    long folded = seed;
    for (int i = 0; i < text.length(); i++) {
      folded = (folded ^ text.charAt(i)) * factor;
    }
    return folded;
  }

  /** Whether a STRING field that is no enum holds exactly this UTF-8 text; false if it is null. */
  public boolean stringEquals(int field, byte[] utf8) {
    if (isNull(field)) {
      return false;
    }
    int slot = slot(field);
    return Arrays.equals(bytes, start(slot), end(slot), utf8, 0, utf8.length);
  }

  /** The same of any text. */
  public boolean stringEquals(int field, String text) {
    if (isNull(field)) {
      return false;
    }
    int slot = slot(field);
    int start = start(slot);
    int length = end(slot) - start;
    if (length < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter >= 0x80) {
        return getString(field).equals(text);
      }
      if (bytes[start + i] != letter) {
        return false;
      }
    }
    return length == text.length();
  }

  /** Number of bytes of a STRING field that is no enum: as many as characters, or more. */
  public int textBytes(int field) {
    int slot = slot(field);
    return end(slot) - start(slot);
  }

  /** Writes a STRING field that is no enum; Avro's byte strings and texts look the same. */
  void writeText(int field, Encoder out) throws IOException {
    int slot = slot(field);
    int start = start(slot);
    out.writeBytes(bytes, start, end(slot) - start);
  }

  /**
   * Whether a STRING field that is no enum and one of another row hold the same text; false if
   * either is null.
   */
  public boolean stringEquals(int field, Row other, int otherField) {
    if (isNull(field) || other.isNull(otherField)) {
      return false;
    }
    int slot = slot(field);
    int otherSlot = other.slot(otherField);
    return Arrays.equals(
        bytes, start(slot), end(slot), other.bytes, other.start(otherSlot), other.end(otherSlot));
  }

  private long integer(int start, int end) {
    return switch (end - start) {
      case 1 -> bytes[start];
      case 2 -> (short) BigEndian.unsignedShort(bytes, start);
      case 4 -> BigEndian.integer(bytes, start);
      case 8 -> BigEndian.wide(bytes, start);
      default -> throw new IllegalStateException("not an integer: " + (end - start) + " bytes");
    };
  }

  /** Where the offset of a present field stands: after those of the present fields before it. */
  private int slot(int field) {
    if (isNull(field)) {
      throw new IllegalStateException(layout.fields().get(field).path() + " is null");
    }
    int before =
        field < FIRST
            ? Long.bitCount(present & ((1L << field) - 1))
            : Long.bitCount(present) + OtherFields.before(bytes, others(), field);
    return Long.BYTES + before * Short.BYTES;
  }

  private int start(int slot) {
    return unsigned(slot);
  }

  /** The values start where the offsets end, or what says which others are present does. */
  private int end(int slot) {
    int next = slot + Short.BYTES;
    return next < unsigned(Long.BYTES) - others() ? unsigned(next) : bytes.length;
  }

  private int others() {
    return OtherFields.bytes(bytes, present, layout);
  }

  private int unsigned(int at) {
    return BigEndian.unsignedShort(bytes, at);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && row.layout == layout && Arrays.equals(row.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Stream and size only: values may be personal data. */
  @Override
  public String toString() {
    return layout + "(" + bytes.length + " bytes)";
  }
}
