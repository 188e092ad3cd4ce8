package io.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every revision ever released reads every other: producers and readers update when they like. */
final class HistoryTest {
  private static final Path HOME = Path.of("").toAbsolutePath();

  private static List<String> names() throws IOException {
    return Files.readAllLines(HOME.resolve("streams.index")).stream()
        .map(file -> file.replace(".avsc", ""))
        .toList();
  }

  private static List<Path> revisions(String name) throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("history").resolve(name))) {
      return files.sorted(Comparator.comparingInt(HistoryTest::number)).toList();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
  }

  @TestFactory
  Stream<DynamicTest> shouldReadEveryRevisionWithEveryOther() throws IOException {
    return names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> allReadEachOther(revisions(name))));
  }

  private static void allReadEachOther(List<Path> revisions) throws IOException {
    for (Path writer : revisions) {
      for (Path reader : revisions) {
        assertThat(compatibility(parse(reader), parse(writer)))
            .as("%s reads %s", reader, writer)
            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> shouldNumberRevisionsFromOneWithoutGaps() throws IOException {
    return names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      List<Path> revisions = revisions(name);
                      assertThat(revisions).isNotEmpty();
                      assertThat(number(revisions.get(revisions.size() - 1)))
                          .isEqualTo(revisions.size());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> shouldHaveTheCurrentSchemaAsItsNewestRevision() throws IOException {
    return names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      List<Path> revisions = revisions(name);
                      assertThat(HOME.resolve(name + ".avsc"))
                          .as("release a changed schema as the next revision")
                          .hasSameTextualContentAs(revisions.get(revisions.size() - 1));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> shouldKnowTheRowLayoutOfEveryRevision() throws IOException {
    StreamCatalog catalog = StreamCatalog.shipped();
    return catalog.streams().stream()
        .map(
            stream ->
                DynamicTest.dynamicTest(
                    stream.name(),
                    () -> {
                      for (Path revision : revisions(stream.name())) {
                        long fingerprint = RowLayout.of(parse(revision)).fingerprint();
                        assertThat(catalog.layout(fingerprint)).isNotNull();
                      }
                    }));
  }

  private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  private static Schema parse(Path file) throws IOException {
    return SchemaFiles.parse(Files.readString(file));
  }
}
