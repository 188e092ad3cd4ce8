package io.weir.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {
  @TempDir private Path directory;

  private record Named(String name) implements Suite {
    @Override
    public String about() {
      return "About " + name + ".";
    }

    @Override
    public Duration allowance(Effort effort) {
      return Duration.ZERO;
    }

    @Override
    public void run(Effort effort, Sheet sheet) {}
  }

  private static Sheet sheet(double value) {
    Sheet sheet = new Sheet(line -> {});
    sheet.add("a.key", "x", Spread.of(value));
    return sheet;
  }

  @Test
  void shouldReplaceOnlyWhatWasMeasuredAgain() {
    ResultsPage page = ResultsPage.of("");
    page.put(new Named("one"), sheet(1), List.of("a machine"), "bench one");
    page.put(new Named("two"), sheet(2), List.of("a machine"), "bench two");
    ResultsPage later = ResultsPage.of(page.text());
    later.put(new Named("one"), sheet(3), List.of("another machine"), "bench one");

    assertThat(later.text())
        .contains("## one", "## two", "3.00", "2.00", "- a machine", "- another machine")
        .doesNotContain("1.00");
    assertThat(later.text().indexOf("## one")).isLessThan(later.text().indexOf("## two"));
    assertThat(ResultsPage.of(later.text()).text()).isEqualTo(later.text());
  }

  @Test
  void shouldKeepWhatIsWrittenByHand() {
    String said =
        "<!-- by hand: profile -->\n## Where the time goes\n\nIn windows.\n<!-- end -->\n";
    ResultsPage page = ResultsPage.of(said);
    page.put(new Named("one"), sheet(1), List.of("a machine"), "bench one");
    page.put(new Named("one"), sheet(3), List.of("a machine"), "bench one");
    assertThat(page.text()).endsWith("<!-- end -->\n\n" + said).contains("3.00");
    assertThat(ResultsPage.of(page.text()).text()).isEqualTo(page.text());
  }

  @Test
  void shouldSayWhatFiguresWereMeasuredOnEvenOutsideACheckout() {
    List<String> lines = Circumstances.of(directory, LocalDate.of(2026, 1, 5));
    assertThat(lines).hasSize(4).first().isEqualTo("2026-01-05, commit unknown");
    assertThat(String.join("\n", lines)).contains("Flink 2.3", "Kafka 4.2", "Java ");
  }
}
