package io.weir.patterns.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.problem.Problem;
import io.weir.patterns.problem.Problems;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternLibrary.Library;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PatternLockTest {
  private static final Path SHIPPED = Path.of("../../deploy/patterns");
  private static final PatternLibrary LIBRARY =
      new PatternLibrary(new PatternReader(StreamCatalog.shipped()));

  @TempDir private Path directory;

  @BeforeEach
  void shipTwo() throws IOException {
    write("account-brute-force", "version: 1", "version: 3");
    write("mfa-fatigue", "version: 1", "version: 3");
  }

  /** Run with {@code -Dweir.write=true} to write the lock where nothing stands against it. */
  @Test
  void shouldLockWhatIsShipped() throws IOException {
    Path file = SHIPPED.resolve(PatternLock.FILE);
    Library library = LIBRARY.read(List.of(SHIPPED));
    Problems problems = new Problems();
    PatternLock lock = PatternLock.read(file.toString(), Files.readString(file), problems);
    if (Boolean.getBoolean("weir.write") && lock.broken(file.toString(), library).isEmpty()) {
      Files.writeString(file, PatternLock.of(library.patterns()).text());
      return;
    }

    assertThat(problems.list()).isEmpty();
    assertThat(lock.stale(file.toString(), library)).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(PatternLock.of(library.patterns()).text());
  }

  @Test
  void shouldReadWhatItWrote() throws IOException {
    PatternLock lock = lock();
    Problems problems = new Problems();

    assertThat(PatternLock.read("patterns.lock", lock.text(), problems).text())
        .isEqualTo(lock.text());
    assertThat(problems.list()).isEmpty();
    assertThat(lock.size()).isEqualTo(2);
    assertThat(lock.text().lines().filter(line -> !line.startsWith("#")))
        .isSorted()
        .allMatch(line -> line.matches("(account-brute-force|mfa-fatigue) 3 [0-9a-f]{16}"));
  }

  @Test
  void shouldRefuseContentThatChangedUnderItsVersion() throws IOException {
    PatternLock lock = lock();
    write("mfa-fatigue", "version: 1", "version: 3 # changed");

    assertThat(said(lock.broken("patterns.lock", library())))
        .containsExactly(
            "mfa-fatigue.yaml:2:1 'mfa-fatigue' has changed, but its version is still 3:"
                + " write 'version: 4', then run 'deploy/weir pattern lock'");
  }

  @Test
  void shouldAskToBeWrittenAgainAfterANewVersion() throws IOException {
    PatternLock lock = lock();
    write("mfa-fatigue", "version: 1", "version: 4");
    write("password-spray-subnet", "version: 1", "version: 1 # new");

    assertThat(lock.broken("patterns.lock", library())).isEmpty();
    assertThat(said(lock.stale("patterns.lock", library())))
        .containsExactly(
            "mfa-fatigue.yaml:2:1 version 4 of 'mfa-fatigue' is not in patterns.lock yet:"
                + " run 'deploy/weir pattern lock'",
            "password-spray-subnet.yaml:2:1 version 1 of 'password-spray-subnet' is not in"
                + " patterns.lock yet: run 'deploy/weir pattern lock'");
    assertThat(lock().stale("patterns.lock", library())).isEmpty();
  }

  @Test
  void shouldRefuseAVersionThatGoesBack() throws IOException {
    PatternLock lock = lock();
    write("mfa-fatigue", "version: 1", "version: 2");

    assertThat(said(lock.broken("patterns.lock", library())))
        .containsExactly(
            "mfa-fatigue.yaml:2:1 'mfa-fatigue' has version 2, but version 3 was there:"
                + " write 'version: 4', then run 'deploy/weir pattern lock'");
  }

  @Test
  void shouldMissAPatternThatIsGone() throws IOException {
    Problems none = new Problems();
    PatternLock lock = PatternLock.read("patterns.lock", lock().text(), none);
    Files.delete(directory.resolve("mfa-fatigue.yaml"));

    assertThat(said(lock.broken("patterns.lock", library())))
        .containsExactly(
            "patterns.lock:4:1 the pattern 'mfa-fatigue' is gone: bring its file back with"
                + " 'status: deprecated' and 'mode: off'; only if nobody ever got it, take this"
                + " line out");
  }

  @Test
  void shouldNotMissAPatternThatCannotBeRead() throws IOException {
    PatternLock lock = lock();
    write("mfa-fatigue", "version: 1", "version: none");

    assertThat(lock.stale("patterns.lock", library())).isEmpty();
  }

  @Test
  void shouldSayWhatAMergeLeft() {
    Problems problems = new Problems();
    PatternLock lock =
        PatternLock.read(
            "patterns.lock",
            """
            # head
            <<<<<<< ours
            a 1 0123456789abcdef
            =======
            a 2 0123456789abcdef
            """,
            problems);

    assertThat(lock.size()).isEqualTo(1);
    assertThat(said(problems.list()))
        .containsExactly(
            "patterns.lock:2:1 a line is 'id version hash': take this one out and run"
                + " 'deploy/weir pattern lock'",
            "patterns.lock:4:1 a line is 'id version hash': take this one out and run"
                + " 'deploy/weir pattern lock'",
            "patterns.lock:5:1 'a' stands here twice: keep the line of the higher version");
  }

  private Library library() {
    return LIBRARY.read(List.of(directory));
  }

  private PatternLock lock() {
    return PatternLock.of(library().patterns());
  }

  private void write(String id, String found, String replaced) throws IOException {
    String text = Files.readString(SHIPPED.resolve("credential-attacks/" + id + ".yaml"));
    Files.writeString(
        directory.resolve(id + ".yaml"),
        text.replaceFirst("version: [0-9]+", found).replace(found, replaced));
  }

  private List<String> said(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.toString().replace(directory + "/", ""))
        .toList();
  }
}
