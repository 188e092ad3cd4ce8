package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.Listing;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;

/** {@code per:} and {@code until:} of strongest: who states it, and when that ends. */
final class ListingReader {
  private static final String PER = "per";
  private static final String UNTIL = "until";

  private final Reading reading;

  ListingReader(Reading reading) {
    this.reading = reading;
  }

  /** Both fields; null for other functions, and after reporting. */
  Listing read(MapReader keys, Counted counted) {
    keys.know(PER, UNTIL);
    if (counted == null) {
      return null;
    }
    if (counted.function() != Function.STRONGEST) {
      refuse(keys, PER);
      refuse(keys, UNTIL);
      return null;
    }
    YamlText per = keys.requireText(PER, "the field that says whose statement it is");
    YamlText until = keys.requireText(UNTIL, "the field that says when it ends");
    if (counted.stream() == null) {
      return null;
    }
    Field whose = field(counted, per, FieldType.STRING);
    Field end = field(counted, until, FieldType.TIMESTAMP);
    return whose == null || end == null ? null : new Listing(whose, end);
  }

  private void refuse(MapReader keys, String key) {
    if (keys.has(key)) {
      reading.refuse(keys.place(key), STRUCTURE, "'" + key + "' belongs to strongest only");
    }
  }

  private Field field(Counted counted, YamlText text, FieldType type) {
    Field field =
        text == null
            ? null
            : Streams.field(counted.stream(), text.value(), text.place(), reading.report());
    if (field != null && field.type() != type) {
      reading.refuse(
          text,
          VALUE,
          "this is to be a field that is "
              + AggregateFunction.words(type)
              + ", but '"
              + text
              + "' is "
              + AggregateFunction.words(field.type()));
      return null;
    }
    return field;
  }
}
