package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about the tree is true of the tree. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)[^)]*\\)");
  private static final Pattern BUILT_OR_HIDDEN = Pattern.compile(".*/(target|\\.[^/]+)(/.*)?");

  @TempDir private Path directory;

  @Test
  void shouldLinkOnlyToWhatExists() throws IOException {
    assertThat(documents()).contains(House.TOP.resolve("README.md"));
    for (Path document : documents()) {
      assertThat(deadLinks(document)).as(House.TOP.relativize(document).toString()).isEmpty();
    }
  }

  @Test
  void shouldNoticeALinkThatLeadsNowhere() throws IOException {
    Files.createFile(directory.resolve("there.md"));
    Path document = Files.writeString(directory.resolve("a.md"), "[a](there.md) [b](gone.md#x)");
    assertThat(deadLinks(document)).containsExactly("gone.md");
  }

  @Test
  void shouldNameEveryModule() throws IOException {
    String told = Files.readString(House.TOP.resolve("jobs/README.md"));
    for (Module module : Module.values()) {
      String name =
          module.directory().startsWith("jobs/")
              ? module.directory().substring("jobs/".length())
              : "../" + module.directory();
      assertThat(told).contains("| `" + name + "` |");
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(House.TOP)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !BUILT_OR_HIDDEN.matcher("/" + House.TOP.relativize(file)).matches())
          .sorted()
          .toList();
    }
  }

  private static List<String> deadLinks(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(link -> !Files.exists(document.resolveSibling(link)))
        .toList();
  }
}
