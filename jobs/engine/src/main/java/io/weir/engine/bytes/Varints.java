package io.weir.engine.bytes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Numbers in as few bytes as they need: seven bits a byte, least significant first. */
public final class Varints {
  private static final int FEW = 254;

  private Varints() {}

  /** Writes a number that is rarely negative. */
  public static void writeUnsigned(DataOutput out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.writeByte((int) (rest | 0x80));
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  /** Reads what {@link #writeUnsigned} wrote. */
  public static long readUnsigned(DataInput in) throws IOException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.readByte();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("a number longer than ten bytes");
  }

  /** Writes a number near zero on either side. */
  public static void writeSigned(DataOutput out, long value) throws IOException {
    writeUnsigned(out, (value << 1) ^ (value >> 63));
  }

  /** Reads what {@link #writeSigned} wrote. */
  public static long readSigned(DataInput in) throws IOException {
    long raw = readUnsigned(in);
    return (raw >>> 1) ^ -(raw & 1);
  }

  /**
   * Writes any instant, epoch millis; the one that stands for none in a byte.
   *
   * @param none {@link Long#MIN_VALUE} or {@link Long#MAX_VALUE}
   */
  public static void writeInstant(DataOutput out, long instant, long none) throws IOException {
    long turned = turn(instant, none);
    // The least of all numbers is the last by distance from zero, so one more is zero.
    writeUnsigned(out, ((turned << 1) ^ (turned >> 63)) + 1);
  }

  /** Reads what {@link #writeInstant} wrote. */
  public static long readInstant(DataInput in, long none) throws IOException {
    long raw = readUnsigned(in) - 1;
    return turn((raw >>> 1) ^ -(raw & 1), none);
  }

  /** Where none is the greatest of all numbers: so that it is the least; its own inverse. */
  private static long turn(long instant, long none) {
    return none < 0 ? instant : ~instant;
  }

  /**
   * Writes how many of something follow that are rarely more than {@value #FEW}: one byte for as
   * many, as {@link DataInput#readUnsignedByte} reads it.
   */
  public static void writeCount(DataOutput out, int count) throws IOException {
    out.writeByte(Math.min(count, FEW + 1));
    if (count > FEW) {
      out.writeInt(count);
    }
  }

  /** Reads what {@link #writeCount} wrote. */
  public static int readCount(DataInput in) throws IOException {
    int few = in.readUnsignedByte();
    return few <= FEW ? few : in.readInt();
  }
}
