package io.weir.cli.replay.mapping;

import io.weir.schemas.Field;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.RowTooLargeException;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.List;

/** A row being filled in: says what is wrong with a value, or missing, instead of throwing. */
final class RowForm {
  private final StreamSchema stream;
  private final RowBuilder builder;
  private final List<Field> required;
  private final boolean[] filled;

  RowForm(StreamSchema stream) {
    this.stream = stream;
    this.builder = new RowBuilder(stream.layout());
    this.required = required(stream);
    this.filled = new boolean[stream.layout().fields().size()];
  }

  /** The fields no event of the stream can be without. */
  static List<Field> required(StreamSchema stream) {
    List<Field> required = new ArrayList<>();
    for (var field : stream.avro().getFields()) {
      Field flat = stream.layout().field(field.name());
      if (flat != null && !flat.nullable() && !field.hasDefaultValue()) {
        required.add(flat);
      }
    }
    return required;
  }

  /**
   * Fills in a field, or clears it with null; it stays so from row to row.
   *
   * @return whether the field can hold the value
   */
  boolean set(Field field, Object value) {
    if (value instanceof String text
        && !field.symbols().isEmpty()
        && !field.symbols().contains(text)) {
      return false;
    }
    builder.set(field.path(), value);
    filled[field.index()] = value != null;
    return true;
  }

  /**
   * The event as it stands.
   *
   * @param appendTime null for the time it happened
   */
  Mapped event(Long appendTime) {
    for (Field field : required) {
      if (!filled[field.index()]) {
        return new Mapped.Unmappable(field.path() + " is empty");
      }
    }
    try {
      Row row = builder.build();
      long happened = row.getLong(stream.eventTime().index());
      return new Mapped.Event(row, appendTime == null ? happened : appendTime);
    } catch (RowTooLargeException e) {
      return new Mapped.Unmappable("the event is larger than 64 KiB");
    }
  }
}
