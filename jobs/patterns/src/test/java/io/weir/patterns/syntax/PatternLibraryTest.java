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

  @Test
  void shouldRefusePatternsWhoseSignalsRestOnThemselves() throws IOException {
    write("a.yaml", reading("a", "pattern_id == \"b\""));
    write("b.yaml", reading("b", "pattern_id in [\"c\", \"somewhere-else\"]"));
    write("c.yaml", reading("c", "pattern_id == \"a\" || pattern_id == \"d\""));
    write("d.yaml", reading("d", "pattern_id == \"e\""));
    write("e.yaml", named("e"));

    assertThat(problems())
        .containsExactly(
            "a.yaml:1:1 its signals would rest on themselves: a reads b, which reads c, which reads a; "
                + "say which signals are meant, by 'pattern_id' or 'group', so that none comes back",
            "b.yaml:1:1 its signals would rest on themselves: b reads c, which reads a, which reads b; "
                + "say which signals are meant, by 'pattern_id' or 'group', so that none comes back",
            "c.yaml:1:1 its signals would rest on themselves: c reads a, which reads b, which reads c; "
                + "say which signals are meant, by 'pattern_id' or 'group', so that none comes back");
  }

  @Test
  void shouldTakeASignalThatIsNotNamedForAnysIncludingItsOwn() throws IOException {
    write("any.yaml", reading("any", "severity == \"HIGH\""));

    assertThat(problems())
        .containsExactly(
            "any.yaml:1:1 its signals would rest on themselves: any reads any; "
                + "say which signals are meant, by 'pattern_id' or 'group', so that none comes back");
  }

  @Test
  void shouldKnowSignalsByTheirGroupAndKeyToo() throws IOException {
    write("entry.yaml", named("entry"));
    write("chain.yaml", inGroup("CHAIN", reading("chain", "group in [\"CHG\", \"AUTH\"]")));
    write("last.yaml", inGroup("CHAIN", reading("last", "key_dimension == \"device\"")));

    assertThat(problems()).isEmpty();
  }

  @Test
  void shouldRefuseARowOfPatternsThatIsTooLong() throws IOException {
    write("p0.yaml", named("p0"));
    for (int i = 1; i <= 6; i++) {
      write("p%d.yaml".formatted(i), reading("p" + i, "pattern_id == \"p%d\"".formatted(i - 1)));
    }

    assertThat(problems())
        .containsExactly(
            "p6.yaml:1:1 at most 6 patterns can rest on each other in a row, here are 7: p6 reads p5, "
                + "which reads p4, which reads p3, which reads p2, which reads p1, which reads p0");
  }

  @Test
  void shouldRefuseIdsOfAWholeSetThatNothingIsCalledBy() throws IOException {
    write("entry.yaml", named("entry"));
    write("wrong.yaml", named("wrong").replace("key: account", "key: acount"));
    write("a.yaml", reading("a", "pattern_id in [\"entri\", \"wrong\", \"elsewhere\"]"));
    write("b.yaml", reading("b", "pattern_id == \"entry\" && pattern_id.or(\"\") != \"zzz\""));
    write("c.yaml", reading("c", "pattern_id == \"weir-history-cut\""));

    PatternLibrary.Library library = reader.read(List.of(directory), List.of("elsewhere"));

    assertThat(told(library.problems()))
        .containsExactly(
            "wrong.yaml:10:6 unknown key 'acount', did you mean 'account'?",
            "a.yaml:17:51 no pattern is called 'entri', did you mean 'entry'?",
            "b.yaml:17:82 no pattern is called 'zzz'");
    assertThat(library.doubts()).isEmpty();
  }

  @Test
  void shouldOnlyDoubtIdsWhereThereMayBeOthers() throws IOException {
    write("entry.yaml", named("entry"));
    write("a.yaml", reading("a", "pattern_id in [\"entri\", \"elsewhere\"]"));

    PatternLibrary.Library library = reader.read(List.of(directory));

    assertThat(library.problems()).isEmpty();
    assertThat(told(library.doubts()))
        .containsExactly(
            "a.yaml:17:51 none of these patterns is called 'entri', did you mean 'entry'?");
  }

  private List<String> problems() {
    return told(reader.read(List.of(directory)).problems());
  }

  private List<String> told(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.toString().substring(directory.toString().length() + 1))
        .toList();
  }

  /** A pattern that counts the signals of which a condition holds. */
  private static String reading(String id, String condition) {
    return named(id)
        .replace(
            "payouts: {count: payment, over: 24h}",
            "payouts: {count: signal, where: '%s', over: 24h}".formatted(condition));
  }

  private static String inGroup(String group, String text) {
    return text.replace("group: CHG", "group: " + group);
  }
}
