package io.weir.streaming.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.bytes.PackedEntry;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random reading, changing and removing beside a plain map, within the bounds at every step. */
class EntriesAtHandTest {
  private static final int STEPS = 20_000;
  private static final int KEYS = 60;
  private static final int MOST_LENGTH = 5_000;

  private final Shelf shelf = new Shelf();

  @ParameterizedTest
  @CsvSource({"1, 0, 0", "2, 40000, 0", "3, 40000, 10000", "4, 40000, 40000", "5, 9000000, 90000"})
  void shouldHoldWhatWasKeptLastWithinItsBounds(long seed, long most, long unwritten)
      throws IOException {
    Random random = new Random(seed);
    EntriesAtHand<Note> entries =
        new EntriesAtHand<>(
            shelf, shelf, new AtHand(most, unwritten), new UnregisteredMetricsGroup());
    Map<String, Integer> expected = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      String key = "k" + random.nextInt(KEYS);
      shelf.setCurrentKey(key);
      Note note = entries.of(key);

      assertThat(note == null ? null : note.length).isEqualTo(expected.get(key));
      if (random.nextInt(4) > 0) {
        Note kept = note == null ? new Note(0) : note;
        int grown = kept.length + random.nextInt((int) EntriesAtHand.GROWTH_BYTES + 1);
        kept.length = random.nextInt(20) == 0 ? 0 : Math.min(grown, MOST_LENGTH);
        entries.keep(key, kept);
        assertThat(shelf.getCurrentKey()).isEqualTo(key);
        if (kept.isEmpty()) {
          expected.remove(key);
        } else {
          expected.put(key, kept.length);
        }
        assertThat(entries.bytes()).isBetween(0L, most);
        assertThat(entries.unwrittenBytes()).isBetween(0L, unwritten);
        assertThat(unknownTo(shelf, expected)).isLessThanOrEqualTo(unwritten);
      }
      if (random.nextInt(1_000) == 0) {
        entries.writeBack();
        assertThat(shelf.getCurrentKey()).isEqualTo(key);
        assertThat(shelf.lengths()).isEqualTo(expected);
      }
    }
    entries.writeBack();

    assertThat(shelf.lengths()).isEqualTo(expected);
    assertThat(entries.unwrittenBytes()).isZero();
  }

  /** True length of what the backend does not know as it is. */
  private static long unknownTo(Shelf shelf, Map<String, Integer> expected) {
    return expected.entrySet().stream()
        .filter(one -> !one.getValue().equals(shelf.lengths().get(one.getKey())))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** A backend that keeps bytes: whoever reads gets an object of his own. */
  private static final class Shelf implements ValueState<Note>, KeyContext {
    private final Map<String, Integer> packed = new HashMap<>();
    private Object turn;

    private Map<String, Integer> lengths() {
      return packed;
    }

    @Override
    public void setCurrentKey(Object key) {
      turn = key;
    }

    @Override
    public Object getCurrentKey() {
      return turn;
    }

    @Override
    public Note value() {
      Integer length = packed.get(turn);
      return length == null ? null : new Note(length);
    }

    @Override
    public void update(Note note) {
      packed.put((String) turn, note.length);
      note.packedBytes(note.length);
    }

    @Override
    public void clear() {
      packed.remove(turn);
    }
  }

  private static final class Note extends PackedEntry {
    private int length;

    private Note(int length) {
      this.length = length;
      packedBytes(length);
    }

    @Override
    public boolean isEmpty() {
      return length == 0;
    }

    @Override
    public long timer() {
      return Long.MAX_VALUE;
    }

    @Override
    public void timer(long time) {
      throw new UnsupportedOperationException("nobody waits for a note");
    }
  }
}
