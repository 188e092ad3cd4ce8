package io.weir.streaming.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.guard.Guarded;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.PatternChange.Kind;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.stage.StageOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What the guard may say: of a pattern in force that may be lowered, for a while, once or again.
 */
final class GuardEntriesTest {
  private static final Path PATTERNS = Path.of("../../deploy/patterns");
  private static final long HOUR = 3_600_000;
  private static final long NOW = 500_000 * HOUR;
  private static final String LOWERED = "new-payee-large-payout";

  private final PatternHistory history =
      new PatternHistory(StreamCatalog.shipped(), StageOptions.shippedPolicy());
  private int offset;

  GuardEntriesTest() throws IOException {
    publish("abnormal-payout/" + LOWERED);
    publish("abnormal-payout/ato-kill-chain");
  }

  @Test
  void shouldBeAcceptedAndAcceptedAgainWhenItIsRepeated() {
    Guarded said = new Guarded("t1", LOWERED, NOW + 2 * HOUR);

    assertThat(say(said, 500_000).mode()).isEqualTo("hold instead of block");
    assertThat(say(said, 500_000).accepted()).isTrue();
    assertThat(say(new Guarded("t1", LOWERED, NOW + 3 * HOUR), 500_001).accepted()).isTrue();
    assertThat(say(said, 500_000).problems())
        .containsExactly("guard.yaml:1:1 hour 500000 follows hour 500001");
  }

  @Test
  void shouldNeverLowerAKillChainNorSpeakOfWhatIsNotThereNorForLong() {
    assertThat(say(new Guarded("t1", "ato-kill-chain", NOW + HOUR), 1).problems())
        .containsExactly("guard.yaml:1:1 'ato-kill-chain' is never lowered");
    assertThat(say(new Guarded("t1", "nowhere", NOW + HOUR), 1).problems())
        .containsExactly("guard.yaml:1:1 the log has no pattern 'nowhere'");
    assertThat(say(new Guarded("t1", LOWERED, NOW + 4 * HOUR), 1).problems())
        .containsExactly("guard.yaml:1:1 it ends at most three hours after it is said");
  }

  private Verdict say(Guarded guarded, int hour) {
    return enter(Kind.GUARD, guarded.id(), hour, guarded.text());
  }

  private void publish(String name) throws IOException {
    Path file = PATTERNS.resolve(name + ".yaml");
    String id = file.getFileName().toString().replace(".yaml", "");
    assertThat(enter(Kind.PATTERN, id, 1, Files.readString(file)).problems()).isEmpty();
  }

  private Verdict enter(Kind kind, String id, int version, String content) {
    PatternChange change = new PatternChange(kind, id, version, content, null, "", "", NOW);
    return history.enter(ControlRecord.of(change, "patterns", 0, offset++, NOW));
  }
}
