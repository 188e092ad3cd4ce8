package io.weir.cli.console;

import java.util.stream.Collectors;

/**
 * Text of others as a terminal may have it. Who writes records or files could otherwise move the
 * cursor, hide or turn round what stands there, and be countersigned for something else.
 */
public final class Printable {
  private Printable() {}

  /** One line: blanks in the place of line breaks and tabs, {@code ?} of what nobody sees. */
  public static String of(Object text) {
    StringBuilder shown = new StringBuilder();
    String.valueOf(text).codePoints().map(Printable::shown).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** The same of a text of several lines, which stay lines. */
  public static String lines(String text) {
    return text.lines().map(Printable::of).collect(Collectors.joining("\n"));
  }

  private static int shown(int character) {
    if (character == '\t' || character == '\n' || character == '\r') {
      return ' ';
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          '?';
      default -> character;
    };
  }
}
