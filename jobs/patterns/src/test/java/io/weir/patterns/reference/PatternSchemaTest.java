package io.weir.patterns.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.weir.patterns.problem.Problem;
import io.weir.patterns.syntax.DeclaredLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema for editors and the parser say the same of a file's structure. */
final class PatternSchemaTest {
  private static final Path FILE = Path.of("../../schemas/pattern.schema.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the parser says of a structure a schema can speak of. */
  private static final Pattern STRUCTURAL =
      Pattern.compile(
          "unknown key '.*' in .*|.* needs '.*|.* is (a mapping|a list|a text), not .*|.*pattern needs 'when'.*"
              + "|an aggregate (needs one of|computes one thing).*|an alternative needs 'when'.*"
              + "|an event (belongs to one stream|needs its stream).*|only one of .*");

  @Test
  void shouldBeWhatTheParserDeclares() throws IOException {
    if (Boolean.getBoolean("weir.write")) {
      Files.writeString(FILE, PatternSchema.text());
    }

    assertThat(Files.readString(FILE))
        .as(
            "made anew by ./mvnw -pl jobs/patterns -am test -Dtest=PatternSchemaTest -Dweir.write=true -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(PatternSchema.text());
  }

  @Test
  void shouldAcceptEveryRightFile() throws IOException {
    Schema schema = schema();
    for (Map.Entry<String, String> file : DeclaredLanguage.right().entrySet()) {
      assertThat(errors(schema, value(file.getValue()))).as(file.getKey()).isEmpty();
    }
    String guide = Files.readString(DeclaredLanguage.SHIPPED.resolve("STYLE.md"));
    int start = guide.indexOf("```yaml\n") + "```yaml\n".length();
    assertThat(errors(schema, value(guide.substring(start, guide.indexOf("```", start)))))
        .isEmpty();
  }

  @Test
  void shouldRefuseEveryFileWhoseStructureIsWrong() throws IOException {
    Schema schema = schema();
    int refused = 0;
    for (Path file : DeclaredLanguage.yamlFiles(DeclaredLanguage.ERRORS)) {
      String text = Files.readString(file);
      List<Problem> problems = DeclaredLanguage.read("pattern.yaml", text).problems();
      if (problems.stream().anyMatch(p -> p.category() == Problem.Category.YAML)) {
        continue;
      }
      if (problems.stream().anyMatch(p -> STRUCTURAL.matcher(p.message()).matches())) {
        assertThat(errors(schema, value(text))).as(file.toString()).isNotEmpty();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  @Test
  void shouldAcceptEveryExampleOfTheReferencePage() throws IOException {
    String text = PatternSchema.text();
    for (Map.Entry<String, List<String[]>> form : Tables.sections("keys.txt", 5).entrySet()) {
      for (String[] key : form.getValue()) {
        if (key[1].equals("never")) {
          continue;
        }
        String def = PatternSchema.DEFS.get(form.getKey()) + "/properties/" + key[0];
        Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text.replaceFirst("\"#/\\$defs/pattern\"", "\"#/\\$defs/" + def + "\""));
        Object example = ((Map<?, ?>) value(key[0] + ": " + key[4])).get(key[0]);
        assertThat(errors(schema, example))
            .as("%s: %s: %s", form.getKey(), key[0], key[4])
            .isEmpty();
      }
    }
  }

  static Stream<String> shipped() throws IOException {
    return Stream.of("sample.yaml", "session-context-switch.yaml");
  }

  /** Takes every key away, and puts something else in its place, one at a time. */
  @ParameterizedTest
  @MethodSource("shipped")
  void shouldSayWhatTheParserSaysOfEveryChange(String name) throws IOException {
    Schema schema = schema();
    Object root = value(DeclaredLanguage.right().get(name));
    assertThat(DeclaredLanguage.read(name, yaml(root)).problems()).isEmpty();
    int changes = 0;
    for (Mutation mutation : Mutation.of(root)) {
      List<Problem> problems = DeclaredLanguage.read(name, yaml(mutation.changed())).problems();
      List<String> errors = errors(schema, mutation.changed());
      if (!errors.isEmpty()) {
        assertThat(problems)
            .as("the schema is stricter: %s %s: %s", mutation.where, mutation.what, errors)
            .isNotEmpty();
      }
      if (problems.stream().anyMatch(p -> STRUCTURAL.matcher(p.message()).matches())) {
        assertThat(errors)
            .as("the schema is milder: %s %s: %s", mutation.where, mutation.what, problems)
            .isNotEmpty();
      }
      changes++;
    }
    assertThat(changes).isGreaterThan(50);
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(PatternSchema.text());
  }

  private static List<String> errors(Schema schema, Object value) throws IOException {
    return schema.validate(JSON.writeValueAsString(value), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /** As YAML: JSON, but for durations, which are not quoted. */
  private static String yaml(Object value) throws IOException {
    return JSON.writeValueAsString(value).replaceAll("\"([0-9]+(?:ms|[smhd]))\"", "$1");
  }

  private static Object value(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  /**
   * A file with one thing changed.
   *
   * @param where the key
   * @param what was done to it
   */
  private record Mutation(String where, String what, Object changed) {

    static List<Mutation> of(Object root) {
      List<Mutation> all = new ArrayList<>();
      walk(root, "", root, all, new ArrayList<>());
      return all;
    }

    private static void walk(
        Object root, String where, Object node, List<Mutation> all, List<Object> path) {
      if (node instanceof Map<?, ?> map) {
        for (Object key : map.keySet()) {
          List<Object> below = new ArrayList<>(path);
          below.add(key);
          String place = where + "/" + key;
          all.add(new Mutation(place, "taken away", Edit.without(root, below)));
          all.add(new Mutation(place, "misspelt", Edit.renamed(root, below, key + "x")));
          all.add(new Mutation(place, "a mapping", Edit.with(root, below, Map.of("xyz", 1))));
          all.add(new Mutation(place, "a list", Edit.with(root, below, List.of(Map.of()))));
          all.add(new Mutation(place, "a text", Edit.with(root, below, "no such thing")));
          walk(root, place, map.get(key), all, below);
        }
      } else if (node instanceof List<?> list && !list.isEmpty() && !where.contains("/tests/")) {
        List<Object> below = new ArrayList<>(path);
        below.add(0);
        walk(root, where + "/0", list.get(0), all, below);
      }
    }
  }

  /** Copies of a tree with one place changed. */
  private static final class Edit {
    static Object without(Object node, List<Object> path) {
      return changed(node, path, null, null);
    }

    static Object renamed(Object node, List<Object> path, String name) {
      return changed(node, path, name, null);
    }

    static Object with(Object node, List<Object> path, Object value) {
      return changed(node, path, String.valueOf(path.get(path.size() - 1)), value);
    }

    private static Object changed(Object node, List<Object> path, String name, Object value) {
      Object first = path.get(0);
      List<Object> rest = path.subList(1, path.size());
      if (node instanceof List<?> list) {
        List<Object> copy = new ArrayList<>(list);
        copy.set(0, changed(copy.get(0), rest, name, value));
        return copy;
      }
      Map<Object, Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) node).entrySet()) {
        if (!entry.getKey().equals(first)) {
          copy.put(entry.getKey(), entry.getValue());
        } else if (!rest.isEmpty()) {
          copy.put(first, changed(entry.getValue(), rest, name, value));
        } else if (name != null) {
          copy.put(name, value == null ? entry.getValue() : value);
        }
      }
      return copy;
    }
  }
}
