package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder below {@code errors} holds a wrong pattern and all that is said about it. Run with
 * {@code -Dweir.golden.write=true} to write what is said now, then read the difference.
 */
final class ErrorFilesTest {
  private static final Path ERRORS = Path.of("src/test/resources/errors");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(ERRORS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldSayExactlyThis(String name) throws IOException {
    Path folder = ERRORS.resolve(name);
    PatternReader.Read read =
        Samples.READER.read("pattern.yaml", Files.readString(folder.resolve("pattern.yaml")));
    String said =
        read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("weir.golden.write")) {
      Files.writeString(folder.resolve("expected.txt"), said);
    }

    assertThat(said).isEqualTo(Files.readString(folder.resolve("expected.txt")));
    assertThat(read.pattern()).isNull();
    assertThat(read.problems()).isNotEmpty();
  }

  @Test
  void shouldReportTenMistakesOfOneFileAtOnce() throws IOException {
    String text = Files.readString(ERRORS.resolve("ten-mistakes-at-once/pattern.yaml"));

    assertThat(Samples.READER.read("pattern.yaml", text).problems())
        .hasSizeGreaterThanOrEqualTo(10);
  }
}
