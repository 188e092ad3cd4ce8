package io.weir.patterns.yaml;

/** A scalar: its text, and for every character of it the place in the file it was written at. */
public final class YamlText implements YamlNode {

  /** How a scalar was written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    BLOCK
  }

  private final Place place;
  private final String value;
  private final Style style;
  private final String written;

  /**
   * @param place where it begins, its quote or block sign included
   * @param value its text
   * @param written how it stands in the file, from {@code place} on
   */
  YamlText(Place place, String value, Style style, String written) {
    this.place = place;
    this.value = value;
    this.style = style;
    this.written = written;
  }

  @Override
  public Place place() {
    return place;
  }

  /** Another plain text that stands in its place. */
  public YamlText saying(String other) {
    return new YamlText(place, other, Style.PLAIN, other);
  }

  /** The text, unquoted and unfolded. */
  public String value() {
    return value;
  }

  /**
   * Whether it was written without quotes, so that {@code 3} is a number and {@code true} a truth.
   */
  public boolean plain() {
    return style == Style.PLAIN;
  }

  /** Whether it is YAML's null: nothing, {@code ~} or {@code null}, without quotes. */
  public boolean isNull() {
    return plain() && (value.isEmpty() || value.equals("~") || value.equals("null"));
  }

  /**
   * The place in the file of a character of the text.
   *
   * @param line line within the text, from 1
   * @param column column within that line, from 1, in code points; may point just behind its end
   */
  public Place placeAt(int line, int column) {
    return placeAt(offsetOf(line, column));
  }

  /** The place in the file of the character at an offset of the text. */
  public Place placeAt(int offset) {
    return new WrittenText(place, written, style).placeOf(value, offset);
  }

  private int offsetOf(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = value.indexOf('\n', start);
      if (end < 0) {
        return value.length();
      }
      start = end + 1;
    }
    int end = value.indexOf('\n', start);
    String rest = value.substring(start, end < 0 ? value.length() : end);
    int characters = Math.min(Math.max(column - 1, 0), rest.codePointCount(0, rest.length()));
    return start + rest.offsetByCodePoints(0, characters);
  }

  @Override
  public long size() {
    return 1;
  }

  @Override
  public String kind() {
    return "a text";
  }

  @Override
  public String toString() {
    return value;
  }
}
