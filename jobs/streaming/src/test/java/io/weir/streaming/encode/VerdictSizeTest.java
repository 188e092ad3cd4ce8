package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.gatekeeper.PatternHistory;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.stage.StageOptions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever an entry says, what is said of it is a record that Kafka takes. */
class VerdictSizeTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void shouldSayWhatIsWrongInLessThanAMebibyte() {
    String keys =
        IntStream.range(0, 120).mapToObj("key%d: 1\n"::formatted).collect(Collectors.joining());
    PatternChange change =
        new PatternChange(
            PatternChange.Kind.PATTERN, "i".repeat(100_000), 1, keys, null, "", "", 0);
    PatternHistory history = new PatternHistory(CATALOG, StageOptions.shippedPolicy());

    Verdict verdict = history.enter(ControlRecord.of(change, "patterns", 0, 0, 0));
    OutRecord record = new OutEncoder(CATALOG).verdict(verdict);

    assertThat(verdict.accepted()).isFalse();
    assertThat(verdict.problems()).hasSizeGreaterThan(50);
    assertThat(record.key().length + record.value().length).isLessThan(MEBIBYTE);
  }
}
