package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.NAME;

import io.weir.patterns.model.KeyStage;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.Place;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds streams, fields and dimensions by name, or says what was meant. */
final class Streams {
  private final StreamCatalog catalog;
  private final Set<String> names = new TreeSet<>();
  private final Set<String> dimensions = new TreeSet<>();

  Streams(StreamCatalog catalog) {
    this.catalog = catalog;
    for (StreamSchema stream : catalog.streams()) {
      names.add(stream.name());
      dimensions.add(KeyStage.WHOLE);
      for (Field field : stream.dimensions()) {
        dimensions.add(field.dimension());
        if (field.dimension().equals("ip")) {
          dimensions.add("subnet");
        }
      }
    }
  }

  /** The stream, or null after reporting at {@code name}. */
  StreamSchema stream(YamlText name, Reporter report) {
    return stream(name.value(), name.place(), report);
  }

  private StreamSchema stream(String name, Place place, Reporter report) {
    StreamSchema stream = catalog.stream(name);
    if (stream == null) {
      report.at(
          place,
          NAME,
          "unknown stream '" + name + "'" + Suggestion.or(name, names, ", known are "));
    }
    return stream;
  }

  /** The stream and the field of a {@code stream.field} text, or null after reporting. */
  StreamField field(YamlText text, Reporter report) {
    int dot = text.value().indexOf('.');
    if (dot < 0) {
      if (stream(text, report) != null) {
        report.at(
            text, NAME, "'" + text + "' is a stream: say which field of it, as in " + text + ".…");
      }
      return null;
    }
    StreamSchema stream = stream(text.value().substring(0, dot), text.place(), report);
    if (stream == null) {
      return null;
    }
    Field field = field(stream, text.value().substring(dot + 1), text.placeAt(dot + 1), report);
    return field == null ? null : new StreamField(stream, field);
  }

  /** A field of a stream, or null after reporting. */
  static Field field(StreamSchema stream, String path, Place place, Reporter report) {
    Field field = stream.layout().field(path);
    if (field == null) {
      List<String> paths = stream.layout().fields().stream().map(Field::path).toList();
      report.at(
          place,
          NAME,
          "unknown field '"
              + path
              + "' of "
              + stream.name()
              + Suggestion.or(path, paths, ", known are "));
    }
    return field;
  }

  /** Whether a stream has a field, or a record, of that name. */
  static boolean hasFieldOrRecord(StreamSchema stream, String name) {
    return stream.layout().field(name) != null || stream.layout().hasRecord(name);
  }

  /** Whether the events of a stream have a key of that dimension. */
  static boolean carries(StreamSchema stream, String dimension) {
    return dimension.equals(KeyStage.WHOLE) || stream.dimension(dimension) != null;
  }

  /** Whether some stream has a text field of that path. */
  boolean isTextSomewhere(String path) {
    return catalog.streams().stream()
        .map(stream -> stream.layout().field(path))
        .anyMatch(field -> field != null && field.type() == FieldType.STRING);
  }

  /** The dimensions of all streams. */
  Set<String> dimensions() {
    return dimensions;
  }

  /** Whether some stream has the dimension; reports it if none has. */
  boolean knowsDimension(YamlText name, Reporter report) {
    if (dimensions.contains(name.value())) {
      return true;
    }
    report.at(
        name,
        NAME,
        "unknown key '" + name + "'" + Suggestion.or(name.value(), dimensions, ", known are "));
    return false;
  }

  /** A field and the stream it belongs to. */
  record StreamField(StreamSchema stream, Field field) {}
}
