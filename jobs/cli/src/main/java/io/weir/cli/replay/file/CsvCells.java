package io.weir.cli.replay.file;

import java.util.ArrayList;
import java.util.List;

/** Cuts a CSV record into its cells, as RFC 4180 says. */
final class CsvCells {
  /** What became of a record. */
  enum End {
    WHOLE,
    /** A quote was opened and not closed: the record may go on in the next line. */
    OPEN,
    /** Something follows a closing quote that is not a separator. */
    WRONG
  }

  private final char separator;
  private final List<String> cells = new ArrayList<>();

  CsvCells(char separator) {
    this.separator = separator;
  }

  /** The cells of the last record cut. */
  List<String> cells() {
    return cells;
  }

  End cut(String record) {
    cells.clear();
    int at = 0;
    while (true) {
      if (at < record.length() && record.charAt(at) == '"') {
        StringBuilder cell = new StringBuilder();
        at = quoted(record, at + 1, cell);
        if (at < 0) {
          return End.OPEN;
        }
        if (at < record.length() && record.charAt(at) != separator) {
          return End.WRONG;
        }
        cells.add(cell.toString());
      } else {
        int end = record.indexOf(separator, at);
        end = end < 0 ? record.length() : end;
        cells.add(record.substring(at, end));
        at = end;
      }
      if (at == record.length()) {
        return End.WHOLE;
      }
      at++;
    }
  }

  /** Where the cell's closing quote ends, or -1 where it has none. */
  private static int quoted(String record, int start, StringBuilder cell) {
    int at = start;
    while (true) {
      int quote = record.indexOf('"', at);
      if (quote < 0) {
        return -1;
      }
      cell.append(record, at, quote);
      boolean escaped = quote + 1 < record.length() && record.charAt(quote + 1) == '"';
      if (!escaped) {
        return quote + 1;
      }
      cell.append('"');
      at = quote + 2;
    }
  }
}
