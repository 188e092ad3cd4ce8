package io.weir.schemas;

import java.util.List;

/**
 * A text field that is made of others where its event does not carry it ({@code weir.parts}): their
 * texts, joined by colons. What divides them is written as %3A inside of one, and a percent sign as
 * %25, so that other parts never make the same text.
 *
 * @param field the field that is made
 * @param parts what it is made of, in this order
 */
record Composite(Field field, List<Field> parts) {
  /** Characters of the longest that is made. */
  static final int LONGEST = DecodingLimits.KEY_CHARACTERS;

  /** The property of a field that lists the paths of its parts. */
  static final String PROPERTY = "weir.parts";

  /** Whether a field can be part of one: there is such a field, and it is a text. */
  static boolean isPart(Field field) {
    return field != null && field.type() == FieldType.STRING;
  }

  /** Whether a field can be made of others: a text its event may do without. */
  static boolean isMade(Field field) {
    return field.type() == FieldType.STRING && field.symbols().isEmpty() && field.nullable();
  }

  /** Whether a row lacks it and has all it is made of. */
  boolean isDue(Row row) {
    if (!row.isNull(field.index())) {
      return false;
    }
    for (Field part : parts) {
      if (row.isNull(part.index())) {
        return false;
      }
    }
    return true;
  }

  /** What a row's parts make; null where one of them is empty, or it would be too long. */
  String text(Row row) {
    StringBuilder text = new StringBuilder();
    for (Field part : parts) {
      String own = row.getString(part.index());
      if (own.isEmpty() || own.length() > LONGEST) {
        return null;
      }
      text.append(text.isEmpty() ? "" : ":");
      text.append(own.replace("%", "%25").replace(":", "%3A"));
    }
    return text.length() > LONGEST ? null : text.toString();
  }
}
