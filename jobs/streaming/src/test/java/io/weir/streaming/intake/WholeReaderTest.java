package io.weir.streaming.intake;

import static io.weir.streaming.Samples.T;
import static io.weir.streaming.intake.SilenceTest.IDLENESS;
import static io.weir.streaming.intake.SilenceTest.LATENESS;
import static io.weir.streaming.intake.SilenceTest.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.intake.PartitionCheck.Answer;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** When a reader is waited for: partitions come some time after it starts. */
final class WholeReaderTest {
  private static final int COMES_LATE = 800;

  @Test
  void shouldBeWaitedForWhileItReadsABacklogThoughItsPartitionsCameLate() {
    FlinkReader reader = reader(IDLENESS);
    reader.passTo(COMES_LATE);
    reader.assign("full");
    reader.assign("empty");
    for (int now = COMES_LATE; now <= 2 * IDLENESS; now += TICK) {
      reader.passTo(now);
      reader.read("full", appended(now - 3_600_000));
      assertThat(reader.isIdle()).as("it reads, after %d ms", now).isFalse();
    }

    assertThat(reader.watermark())
        .as("nobody waits for the empty one any more")
        .isEqualTo(T + 2 * IDLENESS - TICK - 3_600_000 - LATENESS - 1);
    reader.passTo(3 * IDLENESS + TICK);
    assertThat(reader.isIdle()).as("when all was read").isTrue();
  }

  @Test
  void shouldBeWaitedForUntilAllItsPartitionsAreSilentThoughNoneEverBroughtAnything() {
    FlinkReader reader = reader(IDLENESS);
    reader.assign("first");
    reader.passTo(COMES_LATE);
    reader.assign("second");

    reader.passTo(IDLENESS + COMES_LATE - TICK);
    assertThat(reader.isIdle()).isFalse();
    reader.passTo(IDLENESS + COMES_LATE);
    assertThat(reader.isIdle()).isTrue();
  }

  @Test
  void shouldNotBeWaitedForForEverWithoutPartitions() {
    FlinkReader reader = reader(IDLENESS);

    reader.passTo(IDLENESS - TICK);
    assertThat(reader.isIdle()).as("they may come yet").isFalse();
    reader.passTo(IDLENESS);
    assertThat(reader.isIdle()).isTrue();
  }

  @Test
  void shouldBeWaitedForForEverWithoutPartitionsWhereNothingIsEverIdle() {
    FlinkReader reader = reader(0);

    reader.passTo(100 * IDLENESS);
    assertThat(reader.isIdle()).isFalse();
  }

  @Test
  void shouldBeWaitedForAgainWhenItsPartitionsCanNoLongerBeRead() {
    TopicPartition partition = new TopicPartition("login", 0);
    AtomicReference<Answer> answer = new AtomicReference<>(Answer.NOTHING);
    FlinkReader reader =
        reader(
            IDLENESS,
            at -> CompletableFuture.completedFuture(answer.get()),
            () -> Map.of(partition, 1L));
    reader.assign("login");
    reader.read("login", appended(0));
    reader.passTo(2 * IDLENESS);
    assertThat(reader.isIdle()).as("read to its end").isTrue();

    answer.set(new Answer(Set.of(partition), 1));
    reader.passTo(4 * IDLENESS);
    assertThat(reader.isIdle()).as("nobody knows what it holds").isFalse();
    assertThat(reader.watermark()).isEqualTo(T - LATENESS - 1);

    answer.set(Answer.NOTHING);
    reader.passTo(6 * IDLENESS);
    assertThat(reader.isIdle()).as("known to hold nothing").isTrue();
  }

  private static FlinkReader reader(int idleness) {
    return reader(idleness, SoundingsTest.ALL_READ, Map::of);
  }

  private static FlinkReader reader(int idleness, PartitionCheck check, Positions positions) {
    return new FlinkReader(
        AppendTimeWatermarks.strategy(
            new AppendTimeWatermarks.Pace(
                Duration.ofMillis(LATENESS), Duration.ofMillis(idleness), Duration.ZERO, true),
            check,
            positions));
  }

  /** What moves time as an event does. */
  private static Arrival appended(int millis) {
    return Arrival.of(
        new DeadLetter(
            DeadLetterReason.MALFORMED, "", null, null, 0, "login", 0, 0, T + millis, "login"));
  }
}
