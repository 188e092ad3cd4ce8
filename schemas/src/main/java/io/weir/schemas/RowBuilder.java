package io.weir.schemas;

import java.util.List;

/** Builds rows by field path. Values stay set from one row to the next. For one thread. */
public final class RowBuilder {
  private final RowLayout layout;
  private final RowWriter writer;
  private final Object[] values;

  /** A builder of rows of this layout, nothing set. */
  public RowBuilder(RowLayout layout) {
    this.layout = layout;
    this.writer = new RowWriter(layout);
    this.values = new Object[layout.fields().size()];
  }

  /** A builder of rows like this one: all that is known of it is set. */
  public static RowBuilder of(Row row) {
    RowBuilder builder = new RowBuilder(row.layout());
    for (Field field : row.layout().fields()) {
      builder.values[field.index()] = row.isNull(field.index()) ? null : value(row, field);
    }
    return builder;
  }

  private static Object value(Row row, Field field) {
    int index = field.index();
    return switch (field.type()) {
      case BOOLEAN -> row.getBoolean(index);
      case INTEGER, TIMESTAMP -> row.getLong(index);
      case DOUBLE -> row.getDouble(index);
      case STRING -> row.getString(index);
      case STRINGS -> row.getStrings(index);
    };
  }

  /**
   * Sets a field.
   *
   * @param path the field, for example {@code net.asn}
   * @param value a Boolean; an Integer or Long (INTEGER, TIMESTAMP in epoch milliseconds, DOUBLE);
   *     a Double; a String (an enum's symbol included); a List of String; null clears the field
   * @throws IllegalArgumentException if there is no such field or it holds nothing of this kind
   */
  public RowBuilder set(String path, Object value) {
    Field field = layout.field(path);
    if (field == null) {
      throw new IllegalArgumentException("stream " + layout.stream() + " has no field " + path);
    }
    return set(field, value);
  }

  RowBuilder set(Field field, Object value) {
    if (value != null && !fits(field, value)) {
      throw new IllegalArgumentException(
          "%s.%s is %s and cannot hold %s"
              .formatted(
                  layout.stream(),
                  field.path(),
                  field.symbols().isEmpty() ? field.type() : "one of " + field.symbols(),
                  value));
    }
    values[field.index()] = value;
    return this;
  }

  /**
   * The row. A field not set is null, or what the schema declares as its default.
   *
   * @throws IllegalArgumentException naming the field that is required and not set
   * @throws RowTooLargeException if the row exceeds 64 KiB
   */
  public Row build() {
    write();
    return writer.finish();
  }

  /** The same without what is made of other fields: it keeps to the keys it was judged by. */
  Row buildAsItIs() {
    write();
    return writer.written();
  }

  private void write() {
    writer.reset();
    for (Leaf leaf : layout.leaves()) {
      Field field = leaf.field();
      Object value = values[field.index()];
      if (value == null) {
        value = leaf.defaultValue();
      }
      if (value != null) {
        put(field, value);
      } else if (!field.nullable()) {
        throw new IllegalArgumentException(
            "stream " + layout.stream() + " requires " + field.path());
      }
    }
  }

  private static boolean fits(Field field, Object value) {
    return switch (field.type()) {
      case BOOLEAN -> value instanceof Boolean;
      case INTEGER, TIMESTAMP -> value instanceof Integer || value instanceof Long;
      case DOUBLE -> value instanceof Double || value instanceof Integer || value instanceof Long;
      case STRING ->
          value instanceof String text
              && (field.symbols().isEmpty() || field.symbols().contains(text));
      case STRINGS ->
          value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    };
  }

  private void put(Field field, Object value) {
    int index = field.index();
    switch (field.type()) {
      case BOOLEAN -> writer.putBoolean(index, (Boolean) value);
      case INTEGER, TIMESTAMP -> writer.putLong(index, ((Number) value).longValue());
      case DOUBLE -> writer.putDouble(index, ((Number) value).doubleValue());
      case STRING -> {
        if (field.symbols().isEmpty()) {
          writer.putText(index, (String) value);
        } else {
          writer.putLong(index, field.symbols().indexOf(value));
        }
      }
      case STRINGS ->
          writer.putStrings(index, ((List<?>) value).stream().map(String.class::cast).toList());
    }
  }
}
