package io.weir.simulator.world;

/** Ids in the form of UUIDv7, counted rather than drawn, so that no two are ever equal. */
final class EventIds {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final long seed;
  private long count;

  EventIds(long seed) {
    this.seed = seed;
  }

  /** The next id of an event of the given time. */
  String next(long eventTime) {
    long number = count++;
    char[] text = new char[36];
    hex(text, 0, eventTime >>> 16, 8);
    text[8] = '-';
    hex(text, 9, eventTime, 4);
    text[13] = '-';
    hex(text, 14, 0x7000 | (Chance.mix(seed ^ number) & 0xFFF), 4);
    text[18] = '-';
    hex(text, 19, 0x8000 | (Chance.mix(seed + number) & 0x3FFF), 4);
    text[23] = '-';
    hex(text, 24, number, 12);
    return new String(text);
  }

  private static void hex(char[] text, int from, long value, int digits) {
    long rest = value;
    for (int i = from + digits - 1; i >= from; i--) {
      text[i] = HEX[(int) (rest & 0xF)];
      rest >>>= 4;
    }
  }
}
