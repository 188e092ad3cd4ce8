package io.weir.engine.aggregate;

/**
 * A sum of longs, or of 128-bit numbers, in 128 bits: exact, whatever is added and taken in
 * whatever order.
 */
final class Sum {
  private long high;
  private long low;

  void clear() {
    high = 0;
    low = 0;
  }

  void add(long value) {
    long before = low;
    low += value;
    high += (value >> 63) + (Long.compareUnsigned(low, before) < 0 ? 1 : 0);
  }

  void take(long value) {
    long before = low;
    low -= value;
    high -= (value >> 63) + (Long.compareUnsigned(low, before) > 0 ? 1 : 0);
  }

  void add(long otherHigh, long otherLow) {
    low += otherLow;
    high += otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
  }

  void take(long otherHigh, long otherLow) {
    high -= otherHigh + (Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0);
    low -= otherLow;
  }

  /** The upper 64 bits, sign included. */
  long high() {
    return high;
  }

  /** The lower 64 bits. */
  long low() {
    return low;
  }

  /** The sum, or the long nearest to it. */
  long clamped() {
    if (high == low >> 63) {
      return low;
    }
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /** The sum as a double. */
  double toDouble() {
    if (high == low >> 63) {
      return low;
    }
    double lowPart = (low >>> 1) * 2.0 + (low & 1);
    return high * 0x1p64 + lowPart;
  }

  /** Two longs added, or the long nearest to their sum. */
  static long clamped(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) < 0) {
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return sum;
  }
}
