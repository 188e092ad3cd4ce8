package io.weir.patterns.emergency;

import static io.weir.patterns.problem.Problem.Category.BOUND;
import static io.weir.patterns.problem.Problem.Category.NAME;
import static io.weir.patterns.problem.Problem.Category.STRUCTURE;
import static io.weir.patterns.problem.Problem.Category.VALUE;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.problem.Suggestion;
import io.weir.patterns.yaml.MapReader;
import io.weir.patterns.yaml.Reporter;
import io.weir.patterns.yaml.YamlMap;
import io.weir.patterns.yaml.YamlReader;
import io.weir.patterns.yaml.YamlText;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what an entry of the log says of an emergency; a pure function of its text. */
public final class EmergencyReader {
  /** More levels no policy has. */
  private static final int MOST_LEVELS = 9;

  private static final int MOST_VALUES = 64;

  private final StreamCatalog catalog;
  private final Reporter report;
  private final Problems problems = new Problems();

  private EmergencyReader(StreamCatalog catalog, String file) {
    this.catalog = catalog;
    this.report = new Reporter(file, problems);
  }

  /**
   * What reading came to.
   *
   * @param emergency what is said, or null where there are problems
   * @param problems everything wrong with the text, in its order; empty for a right one
   */
  public record Read(Emergency emergency, List<Problem> problems) {
    public Read {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads and checks what is said of an emergency.
   *
   * @param catalog the streams whose operations it may be about
   * @param file how messages call the text
   * @param version the version it is published under
   * @param reason why it is published
   */
  public static Read read(
      StreamCatalog catalog, String file, int version, String reason, String text) {
    EmergencyReader reader = new EmergencyReader(catalog, file);
    Emergency emergency = reader.emergency(version, reason, text);
    return new Read(reader.problems.isEmpty() ? emergency : null, reader.problems.list());
  }

  private Emergency emergency(int version, String reason, String text) {
    MapReader keys = MapReader.of(YamlReader.read(text, report), "an emergency", report);
    if (keys == null) {
      return null;
    }
    keys.require("level", "a level of the policy, 0 where it is over");
    Integer level = keys.integer("level", 0, MOST_LEVELS);
    YamlText tenant = keys.text("tenant");
    SortedMap<String, List<String>> fields = fields(keys);
    boolean over = level != null && level == 0;
    if (!over) {
      keys.require("until", "when it ends by itself, such as 2026-01-05T12:00:00Z");
    }
    Long until = instant(keys.text("until"));
    keys.finish();
    if (level == null || (!over && until == null)) {
      return null;
    }
    EmergencyScope scope = new EmergencyScope(tenant == null ? null : tenant.value(), fields);
    return new Emergency(version, level, scope, over ? 0 : until, reason);
  }

  private Long instant(YamlText text) {
    if (text == null) {
      return null;
    }
    try {
      return Instant.parse(text.value()).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      report.at(
          text, VALUE, "'until' is an instant such as 2026-01-05T12:00:00Z, not '" + text + "'");
      return null;
    }
  }

  private SortedMap<String, List<String>> fields(MapReader keys) {
    TreeMap<String, List<String>> fields = new TreeMap<>();
    MapReader where = MapReader.of(keys.optional("where"), "'where'", report);
    if (where == null) {
      return fields;
    }
    for (YamlMap.Entry entry : where.map().entries()) {
      String name = entry.key().value();
      List<YamlText> values = where.texts(name);
      List<Field> known = fieldsOf(name);
      if (known.isEmpty()) {
        report.at(entry.key(), NAME, unknown(name));
      } else if (values.isEmpty() || values.size() > MOST_VALUES) {
        report.at(entry.value(), BOUND, "'" + name + "' has 1 to " + MOST_VALUES + " values");
      } else {
        values.forEach(value -> check(name, value, known));
        fields.put(name, values.stream().map(YamlText::value).distinct().toList());
      }
    }
    return fields;
  }

  private String unknown(String name) {
    TreeSet<String> names = new TreeSet<>();
    decided().forEach(stream -> stream.layout().fields().forEach(field -> names.add(field.path())));
    return "unknown field '"
        + name
        + "' of operations"
        + Suggestion.or(name, names, ", known are ");
  }

  private void check(String name, YamlText value, List<Field> known) {
    for (Field field : known) {
      boolean possible =
          switch (field.type()) {
            case BOOLEAN -> value.value().equals("true") || value.value().equals("false");
            case STRING -> field.symbols().isEmpty() || field.symbols().contains(value.value());
            case INTEGER, DOUBLE, TIMESTAMP, STRINGS -> false;
          };
      if (possible) {
        return;
      }
    }
    Field one = known.get(0);
    if (one.type() == FieldType.STRING) {
      report.at(
          value,
          VALUE,
          "'%s' has no value '%s'%s"
              .formatted(name, value, Suggestion.or(value.value(), one.symbols(), ", known are ")));
    } else if (one.type() == FieldType.BOOLEAN) {
      report.at(value, VALUE, "'" + name + "' is true or false, not '" + value + "'");
    } else {
      report.at(value, STRUCTURE, "'" + name + "' is no word: a scope names words, true or false");
    }
  }

  private List<Field> fieldsOf(String name) {
    List<Field> found = new ArrayList<>();
    for (StreamSchema stream : decided()) {
      Field field = stream.layout().field(name);
      if (field != null) {
        found.add(field);
      }
    }
    return found;
  }

  private List<StreamSchema> decided() {
    return catalog.streams().stream().filter(StreamSchema::decide).toList();
  }
}
