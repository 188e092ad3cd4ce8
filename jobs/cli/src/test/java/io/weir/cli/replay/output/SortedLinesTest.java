package io.weir.cli.replay.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedLinesTest {
  @TempDir private Path directory;

  @Test
  void shouldSortWhateverFitsIntoMemory() throws IOException {
    for (int inMemory : new int[] {2, 3, 100}) {
      Path file = directory.resolve("lines");
      SortedLines lines = new SortedLines(file, inMemory);
      for (int i : new int[] {5, 1, 4, 2, 3}) {
        lines.add("k" + i, "line " + i);
      }
      lines.finish();
      assertThat(file).hasContent("line 1\nline 2\nline 3\nline 4\nline 5\n");
      assertThat(lines.count()).isEqualTo(5);
      assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }
  }

  @Test
  void shouldSortByWhateverProducersCallTheirAccounts() throws IOException {
    Path file = directory.resolve("lines");
    SortedLines lines = new SortedLines(file, 2);
    lines.add("b\tB\nB", "line 2");
    lines.add("a\tA", "line 1");
    lines.add("c", "line 3");

    lines.finish();

    assertThat(file).hasContent("line 1\nline 2\nline 3\n");
  }
}
