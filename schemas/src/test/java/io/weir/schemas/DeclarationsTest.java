package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a schema says to Weir is understood, or refused. */
final class DeclarationsTest {
  @TempDir private Path directory;

  @Test
  void shouldSayWhatMeansNothing() {
    assertThat(
            problems(
                "'weir.decied': true, 'weir.input': 'true',",
                "{'name': 'a', 'type': 'string', 'weir.dimention': 'card', 'weir.pii': 'P3'}",
                "{'name': 'b', 'type': {'type': 'string', 'weir.dimension': 'card'}}",
                "{'name': 'c', 'type': 'string', 'weir.expected': 'LOGON', 'weir.decide': true}"))
        .satisfiesExactlyInAnyOrder(
            one ->
                assertThat(one)
                    .startsWith("weir.decied says nothing of the record: a record has weir.decide,")
                    .contains("a field weir.activity,"),
            one ->
                assertThat(one)
                    .isEqualTo("weir.input of the record must be true or false, not true"),
            one -> assertThat(one).startsWith("weir.dimention says nothing of a: "),
            one ->
                assertThat(one).isEqualTo("weir.pii of a must be \"P0\", \"P1\" or \"P2\", not P3"),
            one ->
                assertThat(one)
                    .isEqualTo(
                        "weir.dimension stands at the type of b: it belongs beside the name of a"
                            + " field"),
            one ->
                assertThat(one).isEqualTo("weir.expected of c must be a list of texts, not LOGON"),
            one -> assertThat(one).isEqualTo("weir.decide stands at c: it belongs to the record"));
  }

  @Test
  void shouldLookInsideOfRecords() {
    String inner =
        "{'type': 'record', 'name': 'In', 'fields': [{'name': 'x', 'type': 'int', 'weir.p': 1}]}";

    assertThat(problems("", "{'name': 'in', 'type': " + inner + "}"))
        .singleElement()
        .asString()
        .startsWith("weir.p says nothing of in.x");
    assertThat(problems("", "{'name': 'in', 'type': {'type': 'array', 'items': " + inner + "}}"))
        .singleElement()
        .asString()
        .startsWith("weir.p says nothing of in.x");
  }

  @Test
  void shouldLeaveWhatOthersSayAlone() {
    assertThat(problems("'team': 'risk',", "{'name': 'a', 'type': 'string', 'pii': 'high'}"))
        .isEmpty();
  }

  @Test
  void shouldRefuseAnInstallationsSchemaThatMeansNothing() throws IOException {
    Files.writeString(directory.resolve("visit.avsc"), text("'weir.steam': 'visit',", "", "visit"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamCatalog.shipped().with(directory))
        .withMessageStartingWith("own.visit: weir.steam says nothing of the record");
  }

  private static List<String> problems(String record, String... fields) {
    return Declarations.problems(
        SchemaFiles.parse(text(record, String.join(",", fields), "visit")));
  }

  private static String text(String record, String fields, String name) {
    return "{'type': 'record', 'namespace': 'own', %s 'name': '%s', 'fields': [%s]}"
        .formatted(record, name, fields)
        .replace('\'', '"');
  }
}
