package io.weir.schemas;

import java.util.List;

/** Brings a row of one schema revision into the layout of another. */
final class RowAdapter {
  private static final String UNKNOWN = "UNKNOWN";

  private RowAdapter() {}

  static Row adapt(Row from, RowLayout to) {
    RowLayout layout = from.layout();
    if (!layout.stream().equals(to.stream())) {
      throw new IllegalArgumentException(
          "a row of " + layout.stream() + " is none of " + to.stream());
    }
    RowBuilder builder = new RowBuilder(to);
    for (Field field : to.fields()) {
      Field old = layout.field(field.path());
      if (old != null && !from.isNull(old.index())) {
        builder.set(field, value(from, old, field));
      }
    }
    return builder.buildAsItIs();
  }

  /** The old value as the new field can hold it; null if the types have nothing in common. */
  private static Object value(Row from, Field old, Field field) {
    int index = old.index();
    if (!haveInCommon(old.type(), field.type())) {
      return null;
    }
    return switch (field.type()) {
      case BOOLEAN -> from.getBoolean(index);
      case INTEGER, TIMESTAMP -> from.getLong(index);
      case DOUBLE -> from.getDouble(index);
      case STRING -> text(from.getString(index), field);
      case STRINGS -> from.getStrings(index);
    };
  }

  private static boolean haveInCommon(FieldType old, FieldType type) {
    boolean integer = old == FieldType.INTEGER || old == FieldType.TIMESTAMP;
    return switch (type) {
      case INTEGER, TIMESTAMP -> integer;
      case DOUBLE -> integer || old == FieldType.DOUBLE;
      case BOOLEAN, STRING, STRINGS -> old == type;
    };
  }

  /** A symbol that is gone is UNKNOWN; where there is no such symbol, nothing is left of it. */
  private static String text(String text, Field field) {
    if (field.symbols().isEmpty() || field.symbols().contains(text)) {
      return text;
    }
    return field.symbols().contains(UNKNOWN) ? UNKNOWN : null;
  }

  /**
   * Why some row of a layout cannot be brought to a field, and what to do about it; null if each
   * can. It says of types what {@link #adapt} finds of values.
   */
  static String problem(RowLayout from, Leaf to) {
    Field field = to.field();
    if (field.nullable() || to.defaultValue() != null) {
      return null;
    }
    Field old = from.field(field.path());
    if (old == null || old.nullable()) {
      return field.path() + ", which events kept so far may lack: give it a default";
    }
    if (!haveInCommon(old.type(), field.type())) {
      return "%s as %s, but in events kept so far it is %s: give it a default, or the type it had"
          .formatted(field.path(), field.type(), old.type());
    }
    List<String> symbols = field.symbols();
    if (symbols.isEmpty() || symbols.contains(UNKNOWN)) {
      return null;
    }
    List<String> gone = old.symbols().stream().filter(symbol -> !symbols.contains(symbol)).toList();
    return !old.symbols().isEmpty() && gone.isEmpty()
        ? null
        : ("%s to be one of %s, but events kept so far may say %s: add the symbol UNKNOWN, or give"
                + " the field a default")
            .formatted(field.path(), symbols, gone.isEmpty() ? "anything" : gone);
  }
}
