package io.weir.streaming.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a job takes itself to know of what was before it. */
final class HistorySettingsTest {

  @Test
  void shouldTakeAMadeUpHistoryForCompleteWhereNothingElseIsSaid() {
    assertThat(read().run().history()).isEqualTo(History.BEGINS);
    assertThat(read("--time", "simulated").run().history()).isEqualTo(History.COMPLETE);
    assertThat(read("--history", "complete").run().history()).isEqualTo(History.COMPLETE);
  }

  @Test
  void shouldNotAskASimulatedClockWhenTheJobBegan() {
    assertThat(problem("--time", "simulated", "--history", "begins"))
        .contains(
            "'history: begins' needs 'time: append': a simulated clock does not tell when a job"
                + " starts");
    assertThat(problem("--history", "short"))
        .contains("'history' is one of begins, complete, not 'short'");
  }

  private static String problem(String... more) {
    return catchThrowableOfType(StartRefusedException.class, () -> read(more)).getMessage();
  }

  private static Settings read(String... more) {
    List<String> words = new ArrayList<>(List.of("--kafka.bootstrap.servers", "b:9092"));
    words.addAll(List.of(more));
    return SettingsReader.read(name -> null, words.toArray(String[]::new));
  }
}
