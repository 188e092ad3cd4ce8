package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.StreamSchema;

/**
 * What an aggregate computes over which events.
 *
 * @param function the function
 * @param stream whose events enter, or null where that has been reported
 * @param field what of them, or null where the function takes events as such
 * @param complete whether nothing about it was reported
 */
record Counted(Function function, StreamSchema stream, Field field, boolean complete) {

  /** What the aggregate computes, or null after reporting that it names no function. */
  static Counted read(MapReader keys, Reading reading) {
    Counted counted = null;
    for (AggregateFunction candidate : AggregateFunction.values()) {
      YamlNode source = keys.optional(candidate.key());
      if (source == null) {
        continue;
      }
      if (counted != null) {
        reading.refuse(
            source,
            STRUCTURE,
            "an aggregate computes one thing: give '"
                + candidate.key()
                + "' an aggregate of its own");
      } else {
        counted = of(candidate, source, reading);
      }
    }
    if (counted == null) {
      reading.refuse(
          keys.map(),
          STRUCTURE,
          "an aggregate needs one of " + AggregateFunction.keys() + ", and of what");
    }
    return counted;
  }

  private static Counted of(AggregateFunction function, YamlNode source, Reading reading) {
    if (!(source instanceof YamlText text)) {
      reading.refuse(
          source,
          VALUE,
          "'" + function.key() + "' names " + function.takes() + ", not " + source.kind());
      return new Counted(function.function(), null, null, false);
    }
    if (!function.needsField()) {
      StreamSchema stream = reading.streams().stream(text, reading.report());
      return new Counted(function.function(), stream, null, stream != null);
    }
    Streams.StreamField found = reading.streams().field(text, reading.report());
    if (found == null) {
      return new Counted(function.function(), null, null, false);
    }
    Field field = found.field();
    boolean fits = function.accepts(field.type());
    if (!fits) {
      reading.refuse(
          text,
          VALUE,
          "'"
              + function.key()
              + "' cannot be computed of '"
              + field.path()
              + "', which is "
              + AggregateFunction.words(field.type())
              + ": "
              + function.needs()
              + (field.type() == FieldType.STRINGS ? instead(field) : ""));
    }
    return new Counted(function.function(), found.stream(), field, fits);
  }

  private static String instead(Field field) {
    return "; ask for one text of the list, as in {count: …, where: '\"…\" in "
        + field.path()
        + "'}";
  }
}
