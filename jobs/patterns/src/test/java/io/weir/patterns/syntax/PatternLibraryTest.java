package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PatternLibraryTest {
  @TempDir Path directory;

  private final PatternLibrary reader = new PatternLibrary(Samples.READER);

  private Path write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private static String named(String id) {
    return Samples.MINIMAL.replace("id: sample", "id: " + id);
  }

  @Test
  void shouldReadADirectoryInTheOrderOfItsPaths() throws IOException {
    write("takeover/second.yaml", named("second"));
    write("account/third.yaml", named("third"));
    write("first.yaml", named("first"));
    write("README.md", "not a pattern");

    PatternLibrary.Library library = reader.read(List.of(directory));

    assertThat(library.problems()).isEmpty();
    assertThat(library.patterns())
        .extracting(Pattern::id)
        .containsExactly("third", "first", "second");
  }

  @Test
  void shouldRefuseAnIdThatIsTaken() throws IOException {
    Path first = write("a/same.yaml", named("same"));
    Path second = write("b/same.yaml", named("same"));

    PatternLibrary.Library library = reader.read(List.of(directory));

    assertThat(library.patterns()).hasSize(1);
    assertThat(library.problems())
        .extracting(Problem::toString)
        .containsExactly(second + ":1:1 the id 'same' is already taken by " + first);
  }

  @Test
  void shouldReadTheOthersWhereOneIsWrong() throws IOException {
    write("good.yaml", named("good"));
    write("wrong.yaml", named("wrong").replace("key: account", "key: acount"));
    Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});

    PatternLibrary.Library library =
        reader.read(List.of(directory, directory.resolve("missing.yaml")));

    assertThat(library.patterns()).extracting(Pattern::id).containsExactly("good");
    assertThat(library.problems())
        .extracting(
            p -> Path.of(p.file()).getFileName() + ": " + p.message().replaceAll(": .*", ""))
        .containsExactly(
            "latin.yaml: this file is not UTF-8 text",
            "missing.yaml: this file cannot be read",
            "wrong.yaml: unknown key 'acount', did you mean 'account'?");
  }
}
