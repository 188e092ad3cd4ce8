package io.weir.cli.replay.file;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A file as lines of bytes; each ends at a line feed, a carriage return before it is dropped. */
final class RawLines implements Closeable {
  /** Longest line that is kept. */
  static final int MOST_BYTES = 1 << 20;

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final Deque<RawLine> again = new ArrayDeque<>();
  private long number;

  RawLines(InputStream in) {
    this.in = in;
  }

  /**
   * One line without its end.
   *
   * @param number from 1
   * @param bytes null if it is longer than {@link #MOST_BYTES}
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record RawLine(long number, byte[] bytes) {

    boolean tooLong() {
      return bytes == null;
    }

    /** The line as text, or null if it is not UTF-8. */
    String text() {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        return null;
      }
    }
  }

  /** The next line, or null at the end of the file. */
  RawLine next() {
    return again.isEmpty() ? read() : again.poll();
  }

  /** Gives lines back; they come again, in this order. */
  void giveBack(List<RawLine> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      again.addFirst(lines.get(i));
    }
  }

  private RawLine read() {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean any = false;
    long length = 0;
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        any = true;
        if (next == '\n') {
          break;
        }
        if (length++ < MOST_BYTES) {
          line.write(next);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!any) {
      return null;
    }
    number++;
    return new RawLine(number, length > MOST_BYTES ? null : trimmed(line.toByteArray()));
  }

  private byte[] trimmed(byte[] line) {
    int start = number == 1 && startsWithMark(line) ? MARK.length : 0;
    int end = line.length > start && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    return start == 0 && end == line.length ? line : Arrays.copyOfRange(line, start, end);
  }

  private static boolean startsWithMark(byte[] line) {
    return line.length >= MARK.length && Arrays.equals(line, 0, MARK.length, MARK, 0, MARK.length);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
