package io.weir.schemas;

/** Brings a row of one schema revision into the layout of another. */
final class RowAdapter {
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
    return switch (field.type()) {
      case BOOLEAN -> old.type() == FieldType.BOOLEAN ? from.getBoolean(index) : null;
      case INTEGER, TIMESTAMP -> isInteger(old) ? from.getLong(index) : null;
      case DOUBLE ->
          isInteger(old) || old.type() == FieldType.DOUBLE ? from.getDouble(index) : null;
      case STRING -> old.type() == FieldType.STRING ? text(from.getString(index), field) : null;
      case STRINGS -> old.type() == FieldType.STRINGS ? from.getStrings(index) : null;
    };
  }

  private static boolean isInteger(Field field) {
    return field.type() == FieldType.INTEGER || field.type() == FieldType.TIMESTAMP;
  }

  private static String text(String text, Field field) {
    boolean holds = field.symbols().isEmpty() || field.symbols().contains(text);
    return holds ? text : "UNKNOWN";
  }
}
