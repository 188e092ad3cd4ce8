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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stages keep at hand besides RocksDB, little or much of it, changes nothing of what they say,
 * of what a checkpoint holds and of what they forget.
 */
@SuppressWarnings("try") // closing a harness may throw anything
class StagesAtHandTest {
  private static final int EVENTS = 3_000;
  private static final int CHECKPOINT_EVERY = 14 * Town.WATERMARK_EVERY;

  private static List<Event> events;
  private static List<String> expected;

  @BeforeAll
  static void playOnTheHeap() throws Exception {
    events = Town.events(EVENTS, 5);
    List<OutRecord> said = new ArrayList<>();
    try (StageLine line = new StageLine(Town.options(false))) {
      Town.play(line, events, Long.MIN_VALUE, said);
    }
    expected = texts(said);
    assertThat(said).extracting(OutRecord::destination).contains(Destination.SIGNALS);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "20000, 20000", "300000, 5000", "300000, 300000", "67108864, 16777216"})
  void shouldSayTheSameWhateverIsAtHand(long most, long unwritten) throws Exception {
    StageOptions options = Town.options(false).keepingAtHand(new AtHand(most, unwritten));
    List<OutRecord> said = new ArrayList<>();
    Map<KeyStage, OperatorSubtaskState> savepoint = Map.of();
    long highest = Long.MIN_VALUE;
    int from = 0;
    while (from < events.size()) {
      int to = Math.min(from + CHECKPOINT_EVERY, events.size());
      StageLine line = new StageLine(options, savepoint, Backend.ROCKSDB);
      highest = Town.play(line, events.subList(from, to), highest, said);
      savepoint = line.stop();
      from = to;
    }

    assertThat(texts(said)).isEqualTo(expected);
    try (StageLine line = new StageLine(options, savepoint, Backend.ROCKSDB)) {
      line.assertNothingStays();
      for (Event notice : Town.notices(line.said())) {
        line.arrive(notice);
      }
      line.assertNothingStays();
    }
  }

  @Test
  void shouldGoOnAfterACheckpointWithoutARestart() throws Exception {
    StageOptions options = Town.options(false);
    List<OutRecord> said = new ArrayList<>();
    long highest = Long.MIN_VALUE;
    try (StageLine line = new StageLine(options, Map.of(), Backend.ROCKSDB)) {
      for (int from = 0; from < events.size(); from += CHECKPOINT_EVERY) {
        int to = Math.min(from + CHECKPOINT_EVERY, events.size());
        highest = Town.play(line, events.subList(from, to), highest, said);
        line.checkpoint(from + 1);
      }
    }

    assertThat(texts(said)).isEqualTo(expected);
  }

  private static List<String> texts(List<OutRecord> said) {
    return said.stream().map(one -> one.destination() + Arrays.toString(one.value())).toList();
  }
}
