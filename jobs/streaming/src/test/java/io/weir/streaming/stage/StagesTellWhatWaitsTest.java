package io.weir.streaming.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.OutRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits anywhere on the line is known where decisions leave it. */
@SuppressWarnings("try") // closing a harness may throw anything
class StagesTellWhatWaitsTest {
  private static final long SEED = 7;

  /** Everything that was appended more than a second ago waits, as these events were. */
  private static StageOptions options(boolean bounded) {
    StageOptions town = Town.options(bounded);
    return new StageOptions(
        town.catalog(), town.policyText(), town.log(), bounded, Duration.ofSeconds(1));
  }

  private static Event firstAt(KeyStage stage) {
    return Town.events(1_000, SEED).stream()
        .filter(event -> !event.late() && Routes.first(event).getKey() == stage)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldTellOnceASecondThatAnEventWaitsBeforeTheAccountStage() throws Exception {
    Event event = firstAt(KeyStage.SOURCE);
    try (StageLine line = new StageLine(options(false))) {
      line.arrive(event);
      assertThat(notices(line)).containsExactly(event.time() + 1_000);

      line.arrive(event);
      assertThat(notices(line)).as("enough was told").isEmpty();
    }
  }

  @Test
  void shouldTellNobodyInABoundedRun() throws Exception {
    try (StageLine line = new StageLine(options(true))) {
      line.arrive(firstAt(KeyStage.SOURCE));
      assertThat(notices(line)).isEmpty();
    }
  }

  /** Event times until which something is said to wait. */
  private static List<Long> notices(StageLine line) {
    return line.said().stream().filter(OutRecord::isNotice).map(OutRecord::timestamp).toList();
  }
}
