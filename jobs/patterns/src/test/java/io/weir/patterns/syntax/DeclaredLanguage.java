package io.weir.patterns.syntax;

import io.weir.patterns.model.Aggregate.Function;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.yaml.Reporter;
import io.weir.schemas.Field;
import io.weir.schemas.FieldType;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parser accepts, for the pages and the schema that tell of it. */
public final class DeclaredLanguage {
  public static final List<String> STATUSES = HeaderSection.STATUSES;
  public static final List<String> GROUPS = HeaderSection.GROUPS;
  public static final String CANARY = HeaderSection.CANARY.pattern();
  public static final Path SHIPPED = Path.of("../../deploy/patterns");
  public static final Path ERRORS = Path.of("src/test/resources/errors");

  private static final StreamCatalog CATALOG = StreamCatalog.shipped();

  private DeclaredLanguage() {}

  /** The aggregate functions as files write them. */
  public static List<String> aggregates() {
    return Arrays.stream(AggregateFunction.values()).map(AggregateFunction::key).toList();
  }

  /** Whether an aggregate function names a field, not just a stream. */
  public static boolean needsField(String key) {
    return function(key).needsField();
  }

  /** The types of field it accepts, in words. */
  public static String accepts(String key) {
    AggregateFunction function = function(key);
    return function.needsField()
        ? Arrays.stream(FieldType.values())
            .filter(function::accepts)
            .map(AggregateFunction::words)
            .collect(Collectors.joining(", "))
        : "a stream";
  }

  /** What an aggregate function computes. */
  public static Function computes(String key) {
    return function(key).function();
  }

  /** The fields of the shipped streams an aggregate function accepts, as {@code stream.field}. */
  public static List<String> fields(String key) {
    List<String> fields = new ArrayList<>();
    for (String name : streams()) {
      for (Field field : CATALOG.stream(name).layout().fields()) {
        if (function(key).accepts(field.type())) {
          fields.add(name + "." + field.path());
        }
      }
    }
    return fields;
  }

  private static AggregateFunction function(String key) {
    return Arrays.stream(AggregateFunction.values())
        .filter(function -> function.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** The shipped streams. */
  public static List<String> streams() {
    return CATALOG.streams().stream().map(StreamSchema::name).sorted().toList();
  }

  /** A shipped stream's fields. */
  public static List<Field> fieldsOf(String stream) {
    return CATALOG.stream(stream).layout().fields();
  }

  /** The dimensions the shipped streams declare. */
  public static List<String> dimensions() {
    TreeSet<String> dimensions = new TreeSet<>(List.of("subnet", KeyStage.WHOLE));
    for (StreamSchema stream : CATALOG.streams()) {
      stream.dimensions().forEach(field -> dimensions.add(field.dimension()));
    }
    return List.copyOf(dimensions);
  }

  /**
   * Every key the parser looks for, by what messages call its mapping, found by having it read
   * right and wrong files.
   */
  public static Map<String, Set<String>> keys() throws IOException {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (String text : texts()) {
      Problems problems = new Problems();
      Reporter report =
          new Reporter(
              "pattern.yaml",
              problems,
              (mapping, key) -> keys.computeIfAbsent(mapping, m -> new TreeSet<>()).add(key));
      Samples.READER.read(text, report, problems);
    }
    return keys;
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>(right().values());
    for (Path file : yamlFiles(ERRORS)) {
      texts.add(Files.readString(file));
    }
    return texts;
  }

  /** Files without problems, by the name to read them under: the shipped ones and samples. */
  public static Map<String, String> right() throws IOException {
    Map<String, String> right = new TreeMap<>();
    for (Path file : yamlFiles(SHIPPED)) {
      right.put(file.getFileName().toString(), Files.readString(file));
    }
    right.put("sample.yaml", Samples.MINIMAL);
    for (Path file : yamlFiles(Path.of("src/test/resources/patterns"))) {
      right.put("fixture/" + file.getFileName(), Files.readString(file));
    }
    return right;
  }

  /** The shortest pattern with one part changed. */
  public static PatternReader.Read sample(String part, String changed) {
    if (!Samples.MINIMAL.contains(part)) {
      throw new IllegalArgumentException("the sample has no part " + part);
    }
    return read("sample.yaml", Samples.MINIMAL.replace(part, changed));
  }

  /** What the parser makes of a file. */
  public static PatternReader.Read read(String name, String text) {
    return Samples.READER.read(name, text);
  }

  /** The pattern files below a directory, sorted. */
  public static List<Path> yamlFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
