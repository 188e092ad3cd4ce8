package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every schema in this directory has to keep to. */
final class ShippedSchemasTest {
  private static final Path HOME = Path.of("").toAbsolutePath();

  @Test
  void shouldIndexEveryFile() throws IOException {
    assertThat(Files.readAllLines(HOME.resolve("streams.index")))
        .containsExactlyInAnyOrderElementsOf(avsc(HOME, 1))
        .doesNotHaveDuplicates();
    assertThat(Files.readAllLines(HOME.resolve("history/history.index")))
        .containsExactlyInAnyOrderElementsOf(avsc(HOME.resolve("history"), 2))
        .doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> shouldKeepToTheRulesOfTheHouse() {
    return SchemaStore.shipped().current().stream()
        .map(schema -> DynamicTest.dynamicTest(schema.getName(), () -> check(schema)));
  }

  @Test
  void shouldHaveADeadLetterForEveryReasonNotToDecode() {
    Schema reason =
        SchemaStore.shipped().named("io.weir.outputs.DeadLetter").getField("reason").schema();

    for (UndecodableException.Reason known : UndecodableException.Reason.values()) {
      assertThat(reason.getEnumSymbols()).contains(known.name());
    }
  }

  private static void check(Schema schema) {
    List<String> problems = new ArrayList<>(Declarations.problems(schema));
    boolean stream = schema.getProp("weir.stream") != null;
    if (stream != schema.getNamespace().equals("io.weir.events")) {
      problems.add("streams, and nothing else, live in io.weir.events");
    }
    record(schema, schema.getName(), true, problems);
    assertThat(problems).isEmpty();
  }

  private static void record(Schema schema, String at, boolean outermost, List<String> problems) {
    for (Schema.Field field : schema.getFields()) {
      String path = at + "." + field.name();
      if (field.doc() == null || field.doc().isBlank()) {
        problems.add(path + " has no doc");
      }
      if (field.schema().isNullable()
          && (!field.hasDefaultValue() || field.defaultVal() != JsonProperties.NULL_VALUE)) {
        problems.add(path + " is optional and must default to null");
      }
      Schema inner = Flattening.withoutNull(field.schema());
      if (outermost && inner.getType() != Schema.Type.RECORD && field.getProp("weir.pii") == null) {
        problems.add(path + " needs weir.pii");
      }
      value(inner, path, problems);
    }
  }

  private static void value(Schema schema, String path, List<String> problems) {
    switch (schema.getType()) {
      case RECORD -> record(schema, path, false, problems);
      case ARRAY -> value(schema.getElementType(), path, problems);
      case MAP -> value(schema.getValueType(), path, problems);
      case ENUM -> {
        if (!"UNKNOWN".equals(schema.getEnumDefault())) {
          problems.add(path + " needs the default symbol UNKNOWN");
        }
      }
      default -> {}
    }
  }

  private static List<String> avsc(Path root, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(root, depth)) {
      return files
          .filter(file -> file.toString().endsWith(".avsc"))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
