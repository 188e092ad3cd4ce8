package io.weir.cli.replay.mapping;

import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;

/** Columns that are named as the fields are, and hold their values as text. */
final class ByName implements LineMapping {
  /** The column that says when a record reached the broker; no stream declares such a field. */
  static final String APPEND_TIME = "append_time";

  private final Field[] fields;
  private final int appendTime;
  private final RowForm form;

  private ByName(StreamSchema stream, List<String> columns) {
    this.fields =
        columns.stream().map(column -> stream.layout().field(column)).toArray(Field[]::new);
    this.appendTime = columns.indexOf(APPEND_TIME);
    this.form = new RowForm(stream);
  }

  static LineMapping of(StreamSchema stream, List<String> columns) {
    return new ByName(stream, columns);
  }

  /** The columns a file of this stream may have. */
  static List<String> columns(StreamSchema stream) {
    List<String> columns = new ArrayList<>();
    stream.layout().fields().forEach(field -> columns.add(field.path()));
    columns.add(APPEND_TIME);
    return columns;
  }

  /** What an event cannot be without, and the columns do not have. */
  static List<String> missing(StreamSchema stream, List<String> columns) {
    return RowForm.required(stream).stream()
        .map(Field::path)
        .filter(path -> !columns.contains(path))
        .toList();
  }

  @Override
  public Mapped map(String[] values) {
    for (int i = 0; i < fields.length; i++) {
      Field field = fields[i];
      if (field == null) {
        continue;
      }
      Object value = values[i].isEmpty() ? null : FieldText.value(field, values[i]);
      if (value == null && !values[i].isEmpty()) {
        return new Mapped.Unmappable(field.path() + " is not " + FieldText.words(field));
      }
      form.set(field, value);
    }
    if (appendTime < 0 || values[appendTime].isEmpty()) {
      return form.event(null);
    }
    Long appended = FieldText.time(values[appendTime]);
    return appended == null
        ? new Mapped.Unmappable(APPEND_TIME + " is not a time such as 2026-01-05T10:00:00Z")
        : form.event(appended);
  }
}
