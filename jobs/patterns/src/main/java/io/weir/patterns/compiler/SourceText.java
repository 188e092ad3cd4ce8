package io.weir.patterns.compiler;

/**
 * A text and where it stands in its file, so that every problem points into the user's own lines.
 *
 * <p>Lines after the first are taken to begin in the same column as the first, which is so for a
 * YAML block scalar whose indentation has been stripped: character c (from 1) of any line of the
 * text stands in column {@code column + c - 1}. Columns count code points.
 *
 * @param file the file as the user named it
 * @param text the text; line breaks are {@code \n} or {@code \r\n}
 * @param line line of its first character, from 1
 * @param column column of its first character, from 1
 */
public record SourceText(String file, String text, int line, int column) {

  int lineAt(int offset) {
    int breaks = 0;
    for (int i = 0; i < offset; i++) {
      if (text.charAt(i) == '\n') {
        breaks++;
      }
    }
    return line + breaks;
  }

  int columnAt(int offset) {
    int lineStart = offset == 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
    return column + text.codePointCount(lineStart, offset);
  }
}
