package io.weir.patterns.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.compiler.DeclaredFunctions;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Parameter;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.ValueType;
import io.weir.patterns.syntax.DeclaredLanguage;
import io.weir.patterns.syntax.PatternReader;
import io.weir.patterns.yaml.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing of the language is without a word about it, and nothing is told that is not there. */
final class ReferencePageTest {
  private static final Path PAGE = DeclaredLanguage.SHIPPED.resolve("REFERENCE.md");

  @Test
  void shouldBeWhatTheCodeDeclares() throws IOException {
    if (Boolean.getBoolean("weir.write")) {
      Files.writeString(PAGE, ReferencePage.render());
    }

    assertThat(Files.readString(PAGE))
        .as(
            "made anew by ./mvnw -pl jobs/patterns -am test -Dtest=ReferencePageTest -Dweir.write=true -Dsurefire.failIfNoSpecifiedTests=false")
        .isEqualTo(ReferencePage.render());
  }

  @Test
  void shouldTellOfEveryFunction() throws IOException {
    same(
        "functions.txt",
        names(Tables.rows("functions.txt", 4)),
        DeclaredFunctions.signatures().keySet());
    for (String[] row : Tables.rows("functions.txt", 4)) {
      assertThat(DeclaredFunctions.problems(row[3]))
          .as("example of %s: %s", row[0], row[3])
          .isEmpty();
      assertThat(row[3])
          .as("example of %s", row[0])
          .contains(row[0].equals("duration") ? "7d" : row[0].equals("?:") ? "?" : row[0]);
    }
  }

  @Test
  void shouldTellOfEveryAggregate() throws IOException {
    same("aggregates.txt", names(Tables.rows("aggregates.txt", 4)), DeclaredLanguage.aggregates());
    for (String[] row : Tables.rows("aggregates.txt", 4)) {
      assertThat(row[3]).startsWith("{" + row[0] + ": ");
      assertThat(withAggregate(row[3]).problems())
          .as("example of %s: %s", row[0], row[3])
          .isEmpty();
      for (String needed : row[1].isEmpty() ? new String[0] : row[1].split(", ")) {
        String without = row[3].replaceFirst(", " + needed + ": ('[^']*'|[^,}]*)", "");
        assertThat(withAggregate(without).problems())
            .as("%s needs %s: %s", row[0], needed, without)
            .anyMatch(problem -> problem.message().contains("needs '" + needed + "'"));
      }
    }
  }

  @Test
  void shouldTellOfEveryKeyTheParserLooksFor() throws IOException {
    Map<String, Set<String>> looked = DeclaredLanguage.keys();
    looked.get("an aggregate").removeAll(DeclaredLanguage.aggregates());
    Map<String, List<String[]>> told = Tables.sections("keys.txt", 5);
    same("keys.txt, headings", told.keySet(), looked.keySet());
    for (Map.Entry<String, Set<String>> mapping : looked.entrySet()) {
      same(
          "keys.txt [" + mapping.getKey() + "]",
          names(told.get(mapping.getKey())),
          mapping.getValue());
    }
  }

  @Test
  void shouldTellOfEveryWord() throws IOException {
    Map<String, List<String[]>> told = Tables.sections("words.txt", 3);
    same("words.txt [status]", names(told.get("status")), DeclaredLanguage.STATUSES);
    same("words.txt [group]", names(told.get("group")), DeclaredLanguage.GROUPS);
    same("words.txt [action]", names(told.get("action")), kebab(Action.values()));
    same("words.txt [scope]", names(told.get("scope")), kebab(Scope.values()));
  }

  @Test
  void shouldTellOfEveryTypeOfParameter() throws IOException {
    Set<String> types = new TreeSet<>();
    for (String[] row : Tables.rows("parameters.txt", 5)) {
      Parameter parameter =
          DeclaredLanguage.sample(
                  "  window: {value: 24h, min: 1h, max: 72h}\n",
                  "  window: {value: 24h, min: 1h, max: 72h}\n  example: " + row[4] + "\n")
              .pattern()
              .parameters()
              .get(1);
      assertThat(parameter.type().name()).as(row[4]).isEqualTo(row[0]);
      assertThat(parameter.min() != null ? "yes" : "no").isEqualTo(row[2]);
      types.add(row[0]);
    }
    Set<String> all = Arrays.stream(ValueType.values()).map(Enum::name).collect(Collectors.toSet());
    all.removeAll(Set.of("TIMESTAMP", "STRINGS"));
    same("parameters.txt", types, all);
  }

  private static PatternReader.Read withAggregate(String example) {
    return DeclaredLanguage.sample(
        "  payouts: {count: payment, over: 24h}\n",
        "  payouts: {count: payment, over: 24h}\n  example: " + example + "\n");
  }

  private static void same(String table, Collection<String> told, Collection<String> declared) {
    TreeSet<String> missing = new TreeSet<>(declared);
    missing.removeAll(told);
    TreeSet<String> gone = new TreeSet<>(told);
    gone.removeAll(declared);
    assertThat(missing)
        .as(
            "The code has these, %s has no line on them. Add one: people and editors learn of them there,"
                + " then write page and schema anew with -Dweir.write=true",
            Tables.DIRECTORY.resolve(table))
        .isEmpty();
    assertThat(gone)
        .as(
            "%s tells of these, the code does not have them: take their lines out",
            Tables.DIRECTORY.resolve(table))
        .isEmpty();
  }

  private static List<String> names(List<String[]> rows) {
    return rows.stream().map(row -> row[0]).toList();
  }

  private static List<String> kebab(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Words::kebab).toList();
  }
}
