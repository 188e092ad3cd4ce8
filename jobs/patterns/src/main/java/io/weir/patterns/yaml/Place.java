package io.weir.patterns.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where something stands in a file.
 *
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(int line, int column) {
  /** Where a file begins, for what concerns all of it. */
  public static final Place START = new Place(1, 1);

  static Place of(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** The place of the character at an index of the text. */
  static Place ofCharacter(String text, int index) {
    int line = 1;
    int column = 1;
    int end = Math.min(Math.max(index, 0), text.length());
    for (int i = 0; i < end; i++) {
      column++;
      if (text.charAt(i) == '\n') {
        line++;
        column = 1;
      }
    }
    return new Place(line, column);
  }
}
