package io.weir.cli.replay.mapping;

import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlList;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlNode;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a mapping file says about one stream; everything that needs no data file. */
final class StreamSection {
  private final StreamSchema stream;
  private final Reporter report;

  StreamSection(StreamSchema stream, Reporter report) {
    this.stream = stream;
    this.report = report;
  }

  /** The mapping, or null where the node is none. */
  StreamMapping read(YamlText name, YamlNode node) {
    MapReader keys = MapReader.of(node, "the mapping of a stream", report);
    if (keys == null) {
      return null;
    }
    char separator = separator(keys.text("separator"));
    Map<String, YamlText> columns = columns(keys.optional("columns"));
    YamlText when = keys.text("when");
    YamlText appendTime = keys.text("appendTime");
    Map<Field, Object> constants = constants(keys.optional("constants"));
    Map<Field, YamlText> fields = fields(keys.optional("fields"), constants);
    keys.finish();
    List<String> missing =
        RowForm.required(stream).stream()
            .filter(field -> !fields.containsKey(field) && !constants.containsKey(field))
            .map(Field::path)
            .toList();
    if (!missing.isEmpty()) {
      report.at(
          name,
          STRUCTURE,
          "every event of '" + stream.name() + "' needs " + String.join(", ", missing));
    }
    return new StreamMapping(stream, name, separator, columns, when, appendTime, constants, fields);
  }

  private char separator(YamlText text) {
    if (text == null) {
      return ',';
    }
    if (text.value().length() != 1 || text.value().charAt(0) == '"') {
      report.at(text, VALUE, "'separator' is one character such as ';', not '" + text + "'");
      return ',';
    }
    return text.value().charAt(0);
  }

  /** A list of names, or names for expressions with what the file calls them. */
  private Map<String, YamlText> columns(YamlNode node) {
    Map<String, YamlText> columns = new LinkedHashMap<>();
    if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        if (item instanceof YamlText text) {
          column(text, text, columns);
        } else {
          report.at(item, VALUE, "'columns' holds names, not " + item.kind());
        }
      }
    } else if (node instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (entry.value() instanceof YamlText text) {
          column(entry.key(), text, columns);
        } else {
          report.at(entry.value(), VALUE, "a column's name is a text");
        }
      }
    } else if (node != null) {
      report.at(node, VALUE, "'columns' is a list of names, or names and what the file calls them");
    }
    return columns;
  }

  private void column(YamlText name, YamlText inFile, Map<String, YamlText> columns) {
    if (!Columns.isUsable(name.value())) {
      report.at(
          name,
          NAME,
          "expressions cannot name a column '" + name + "': write 'columns: {other_name: ...}'");
    } else if (columns.put(name.value(), inFile) != null) {
      report.at(name, NAME, "the column '" + name + "' is named twice");
    }
  }

  private Map<Field, Object> constants(YamlNode node) {
    Map<Field, Object> constants = new LinkedHashMap<>();
    for (YamlMap.Entry entry : entries(node, "constants")) {
      Field field = field(entry.key());
      Object value =
          field != null && entry.value() instanceof YamlText text
              ? FieldText.value(field, text.value())
              : null;
      if (value != null) {
        constants.put(field, value);
      } else if (field != null) {
        report.at(entry.value(), VALUE, "'" + field.path() + "' is " + FieldText.words(field));
      }
    }
    return constants;
  }

  private Map<Field, YamlText> fields(YamlNode node, Map<Field, Object> constants) {
    Map<Field, YamlText> fields = new LinkedHashMap<>();
    for (YamlMap.Entry entry : entries(node, "fields")) {
      Field field = field(entry.key());
      if (field == null) {
        continue;
      }
      if (constants.containsKey(field)) {
        report.at(entry.key(), STRUCTURE, "'" + field.path() + "' is a constant already");
      } else if (entry.value() instanceof YamlText text && !text.value().isBlank()) {
        fields.put(field, text);
      } else {
        report.at(entry.value(), VALUE, "'" + field.path() + "' is an expression over columns");
      }
    }
    return fields;
  }

  private List<YamlMap.Entry> entries(YamlNode node, String key) {
    if (node instanceof YamlMap map) {
      return map.entries();
    }
    if (node != null) {
      report.at(node, VALUE, "'" + key + "' is a mapping of fields, not " + node.kind());
    }
    return List.of();
  }

  private Field field(YamlText name) {
    Field field = stream.layout().field(name.value());
    if (field == null) {
      List<String> known = stream.layout().fields().stream().map(Field::path).toList();
      report.at(
          name,
          NAME,
          "stream '"
              + stream.name()
              + "' has no field '"
              + name
              + "'"
              + Suggestion.or(name.value(), known, ", it has "));
    }
    return field;
  }
}
