package io.weir.streaming.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Under the shipped patterns, every stage forgets every key, and a restart changes nothing. */
@SuppressWarnings("try") // closing a harness may throw anything
class StagesForgetTest {
  private static final int EVENTS = 12_000;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldSayTheSameAfterARestartAndKeepNothingOfAnyKey(boolean settled) throws Exception {
    List<Event> events = Town.events(EVENTS, 3);
    List<OutRecord> expected = new ArrayList<>();
    try (StageLine line = new StageLine(Town.options(settled))) {
      Town.play(line, events, Long.MIN_VALUE, expected);

      for (KeyStage stage : List.of(KeyStage.SOURCE, KeyStage.DEVICE, KeyStage.ACCOUNT)) {
        assertThat(line.keys(stage)).as("keys at %s", stage).isPositive();
        assertThat(line.timers(stage)).as("timers at %s", stage).isEqualTo(line.keys(stage));
      }
      assertThat(expected)
          .extracting(OutRecord::destination)
          .contains(Destination.SIGNALS, Destination.ALERTS, Destination.RESTRICTIONS);
      assertNothingStays(line);
    }

    int half = events.size() / 2 / Town.WATERMARK_EVERY * Town.WATERMARK_EVERY;
    List<OutRecord> said = new ArrayList<>();
    StageLine before = new StageLine(Town.options(settled));
    long highest = Town.play(before, events.subList(0, half), Long.MIN_VALUE, said);
    Map<KeyStage, OperatorSubtaskState> savepoint = before.stop();
    try (StageLine after = new StageLine(Town.options(settled), savepoint)) {
      Town.play(after, events.subList(half, events.size()), highest, said);

      assertThat(texts(said)).isEqualTo(texts(expected));
      assertNothingStays(after);
    }
  }

  /** What is told of the end reaches other keys, which forget that as well. */
  private static void assertNothingStays(StageLine line) throws Exception {
    line.assertNothingStays();
    for (Event notice : Town.notices(line.said())) {
      line.arrive(notice);
    }
    line.assertNothingStays();
  }

  private static List<String> texts(List<OutRecord> said) {
    return said.stream().map(one -> one.destination() + Arrays.toString(one.value())).toList();
  }
}
