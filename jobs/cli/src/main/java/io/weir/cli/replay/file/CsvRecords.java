package io.weir.cli.replay.file;

import io.weir.cli.replay.file.RawLines.RawLine;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file whose first record names the columns. A record may span lines inside quotes; where a
 * quote is never closed, its first line is wrong and reading goes on with the next.
 */
final class CsvRecords implements Records {
  private static final int MOST_LINES = 1_000;

  private final RawLines lines;
  private final CsvCells cells;
  private final List<String> columns;

  CsvRecords(RawLines lines, char separator) {
    this.lines = lines;
    this.cells = new CsvCells(separator);
    Line header = read(-1);
    this.columns = header == null || header.values() == null ? List.of() : List.of(header.values());
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public Line next() {
    return read(columns.size());
  }

  /** The next record of so many cells; -1 for however many there are. */
  private Line read(int width) {
    RawLine first = lines.next();
    while (first != null && first.bytes() != null && first.bytes().length == 0) {
      first = lines.next();
    }
    if (first == null) {
      return null;
    }
    if (first.tooLong()) {
      return Line.wrong(first.number(), null, "is longer than 1 MiB");
    }
    String text = first.text();
    if (text == null) {
      return Line.wrong(first.number(), first.bytes(), "is not UTF-8 text");
    }
    return switch (cells.cut(text)) {
      case WHOLE -> whole(first.number(), first.bytes(), width);
      case WRONG -> wrongQuote(first);
      case OPEN -> spanning(first, text, width);
    };
  }

  private Line whole(long number, byte[] raw, int width) {
    List<String> found = cells.cells();
    if (width >= 0 && found.size() != width) {
      return Line.wrong(
          number, raw, "has %d cells where the header has %d".formatted(found.size(), width));
    }
    return Line.of(number, raw, found.toArray(String[]::new));
  }

  private Line spanning(RawLine first, String start, int width) {
    List<RawLine> taken = new ArrayList<>();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.writeBytes(first.bytes());
    StringBuilder text = new StringBuilder(start);
    while (taken.size() < MOST_LINES && raw.size() <= RawLines.MOST_BYTES) {
      RawLine more = lines.next();
      if (more == null) {
        break;
      }
      taken.add(more);
      String part = more.tooLong() ? null : more.text();
      if (part == null) {
        break;
      }
      raw.write('\n');
      raw.writeBytes(more.bytes());
      text.append('\n').append(part);
      if (part.indexOf('"') < 0) {
        continue;
      }
      switch (cells.cut(text.toString())) {
        case WHOLE -> {
          return whole(first.number(), raw.toByteArray(), width);
        }
        case WRONG -> {
          lines.giveBack(taken);
          return wrongQuote(first);
        }
        case OPEN -> {}
      }
    }
    lines.giveBack(taken);
    return Line.wrong(first.number(), first.bytes(), "opens a quote that is never closed");
  }

  private static Line wrongQuote(RawLine line) {
    return Line.wrong(line.number(), line.bytes(), "goes on behind a closing quote");
  }

  @Override
  public void close() {
    lines.close();
  }
}
