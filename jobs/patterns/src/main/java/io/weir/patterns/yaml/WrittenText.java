package io.weir.patterns.yaml;

/**
 * A scalar as it stands in the file, walked beside the text it means: quotes, escapes, indentation
 * and folded lines are stepped over, so that each character of the text finds its place.
 */
final class WrittenText {
  private final String written;
  private final YamlText.Style style;
  private int at;
  private int line;
  private int column;

  WrittenText(Place start, String written, YamlText.Style style) {
    this.written = written;
    this.style = style;
    this.line = start.line();
    this.column = start.column();
    skipOpening();
  }

  /** The place of the character at {@code offset} of the text {@code value}. */
  Place placeOf(String value, int offset) {
    for (int i = 0; i < offset && at < written.length(); ) {
      int character = value.codePointAt(i);
      seek(character);
      step(written(at) == '\\' && style == YamlText.Style.DOUBLE_QUOTED ? escapeLength() : 1);
      if (style == YamlText.Style.SINGLE_QUOTED && character == '\'') {
        step(1);
      }
      i += Character.charCount(character);
    }
    if (offset < value.length()) {
      seek(value.codePointAt(offset));
    }
    return new Place(line, column);
  }

  private void skipOpening() {
    if (style == YamlText.Style.SINGLE_QUOTED || style == YamlText.Style.DOUBLE_QUOTED) {
      step(1);
    } else if (style == YamlText.Style.BLOCK) {
      while (at < written.length() && written(at) != '\n') {
        step(1);
      }
      step(1);
    }
  }

  /** Steps over white space that stands in the file but not in the text. */
  private void seek(int character) {
    while (at < written.length()) {
      if (style == YamlText.Style.DOUBLE_QUOTED && written(at) == '\\') {
        if (!continuesLine()) {
          return;
        }
        step(1);
      } else if (written(at) == character
          || !isSpace(written(at))
          || (character == ' ' && written(at) == '\n')) {
        return;
      }
      step(1);
    }
  }

  private boolean continuesLine() {
    return at + 1 < written.length() && (written(at + 1) == '\n' || written(at + 1) == '\r');
  }

  private int escapeLength() {
    int kind = at + 1 < written.length() ? written(at + 1) : ' ';
    return switch (kind) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private int written(int index) {
    return written.codePointAt(index);
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  private void step(int characters) {
    for (int i = 0; i < characters && at < written.length(); i++) {
      int character = written(at);
      at += Character.charCount(character);
      if (character == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }
}
