package io.weir.streaming.intake;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamSchema;
import io.weir.streaming.intake.PartitionCheck.Answer;
import io.weir.streaming.record.Arrival;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * What silence does to time: a reader of Flink's own under a clock moved by hand. Millis count from
 * {@link io.weir.streaming.Samples#T}, for the clock as well as for append times.
 */
class SilenceTest {
  static final int IDLENESS = 10_000;
  static final int LATENESS = 60_000;
  static final int AHEAD = 300_000;
  static final int TICK = 200;

  /** Partitions that hold what was not read, or cannot be asked. */
  private final Set<TopicPartition> unread = new HashSet<>();

  /** The answer to every question from now on; null: what is so is said at once. */
  private CompletableFuture<Answer> hanging;

  private final Map<TopicPartition, Long> next = new HashMap<>();
  private FlinkReader reader;

  @Test
  void shouldLetTimePassWhatWasReadWhenAllIsSilentForIdlenessAndLateness() {
    open(2, true);
    read(0, "login", -5_000, -5_000);
    read(1, "login", -9_000, -3_000);

    passTo(IDLENESS + LATENESS - TICK);
    assertThat(reader.watermark()).isLessThan(T - 3_000 - LATENESS);

    passTo(IDLENESS + LATENESS + TICK);
    assertThat(reader.watermark()).isEqualTo(T - 3_000);

    passTo(IDLENESS + LATENESS + 10 * TICK);
    assertThat(reader.isIdle()).as("and then wait for nobody").isTrue();
  }

  @Test
  void shouldWaitLongerForAnEventThatClaimedToBeAheadOfItsAppend() {
    open(1, true);
    read(0, "login", 200_000, 0);

    passTo(IDLENESS + LATENESS + 199_000);
    assertThat(reader.watermark()).isEqualTo(T - LATENESS - 1);

    passTo(IDLENESS + LATENESS + 200_000 + TICK);
    assertThat(reader.watermark()).isEqualTo(T + 200_000);
  }

  @Test
  void shouldNotBeHeldUpByASilentPartitionNorMovedBeyondTheLiveOne() {
    open(2, true);
    read(0, "login", 0, 0);
    for (int now = 0; now <= 300_000; now += 1_000) {
      passTo(now);
      read(1, "login", now, now);
    }
    passTo(300_000 + TICK);

    assertThat(reader.watermark()).isEqualTo(T + 300_000 - LATENESS - 1);
  }

  @Test
  void shouldPassSignalsThatCameBackAsWell() {
    open(2, true);
    read(0, "login", 0, 0);
    read(1, "signal", 4_000, 4_000);

    passTo(IDLENESS + LATENESS + TICK);

    assertThat(reader.watermark()).isEqualTo(T + 4_000);
  }

  @Test
  void shouldProveNothingByASilentPartitionThatCannotBeRead() {
    open(2, true);
    read(0, "login", 0, 0);
    unread.add(named(0));
    readTheOther(0, 300_000);
    assertThat(reader.watermark()).as("time stands").isEqualTo(T - LATENESS - 1);

    read(0, "login", 150_000, 150_000);
    readTheOther(301_000, 309_000);
    assertThat(reader.watermark())
        .as("what else it holds has yet to be read")
        .isEqualTo(T + 150_000 - LATENESS - 1);
    readTheOther(310_000, 330_000);
    assertThat(reader.watermark()).isEqualTo(T + 150_000 - LATENESS - 1);

    read(0, "login", 160_000, 160_000);
    unread.clear();
    readTheOther(331_000, 350_000);
    assertThat(reader.watermark()).isEqualTo(T + 350_000 - LATENESS - 1);
  }

  @Test
  void shouldGoOnAsSoonAsASilentPartitionIsKnownToBeAtItsEnd() {
    open(2, true);
    read(0, "login", 0, 0);
    unread.add(named(0));
    readTheOther(0, 300_000);
    unread.clear();

    readTheOther(301_000, 301_000 + IDLENESS);
    assertThat(reader.watermark()).isEqualTo(T + 301_000 + IDLENESS - LATENESS - 1);
  }

  @Test
  void shouldWaitAgainForAnIdlePartitionThatCanNoLongerBeRead() {
    open(2, true);
    read(0, "login", 0, 0);
    readTheOther(0, 100_000);
    unread.add(named(0));
    readTheOther(101_000, 100_000 + 2 * IDLENESS);
    long stood = reader.watermark();
    readTheOther(101_000 + 2 * IDLENESS, 300_000);

    assertThat(stood).isGreaterThan(T);
    assertThat(reader.watermark()).isEqualTo(stood);
  }

  @Test
  void shouldWaitAgainForAnIdlePartitionWhenNobodyAnswersAnyMore() {
    open(2, true);
    read(0, "login", 0, 0);
    readTheOther(0, 100_000);
    hanging = new CompletableFuture<>();
    readTheOther(101_000, 100_000 + 3 * IDLENESS);
    long stood = reader.watermark();
    readTheOther(101_000 + 3 * IDLENESS, 300_000);

    assertThat(stood).isGreaterThan(T);
    assertThat(reader.watermark()).as("an old answer says nothing").isEqualTo(stood);

    hanging.complete(Answer.NOTHING);
    readTheOther(301_000, 302_000);
    assertThat(reader.watermark()).isEqualTo(T + 302_000 - LATENESS - 1);
  }

  private void readTheOther(int from, int to) {
    for (int now = from; now <= to; now += 1_000) {
      passTo(now);
      read(1, "login", now, now);
    }
    passTo(to + TICK);
  }

  @Test
  void shouldBelieveNothingOfSilenceUnderASimulatedClock() {
    open(1, false);
    read(0, "login", 0, 0);

    passTo(3_600_000);

    assertThat(reader.watermark()).isEqualTo(T - LATENESS - 1);
    assertThat(reader.isIdle()).isTrue();
  }

  @Test
  void shouldOvertakeNoEventInTimeAndSettleAllWhateverTheCourse() {
    int wakes = 0;
    int readAfterWake = 0;
    for (int seed = 0; seed < 300; seed++) {
      SilenceTest one = new SilenceTest();
      int[] counted = one.play(new Random(seed), seed);
      wakes += counted[0];
      readAfterWake += counted[1];
    }
    System.out.printf(
        "silence: 300 courses of seeds 0 to 299; %d times all was passed, %d events read after%n",
        wakes, readAfterWake);
    assertThat(wakes).isGreaterThan(300);
    assertThat(readAfterWake).isGreaterThan(500);
  }

  private int[] play(Random random, int seed) {
    int number = 1 + random.nextInt(4);
    open(number, true);
    List<Sent> course = Sent.course(random, number);
    int wakes = 0;
    int readAfterWake = 0;
    long furthest = Long.MIN_VALUE;
    boolean woken = false;
    for (Sent next : course) {
      passTo(next.read());
      if (!woken && furthest > Long.MIN_VALUE && reader.watermark() == furthest) {
        woken = true;
        wakes++;
      }
      assertThat(T + next.time())
          .as("seed %d: %s is not overtaken", seed, next)
          .isGreaterThan(reader.watermark());
      readAfterWake += woken ? 1 : 0;
      read(next.partition(), "login", next.time(), next.append());
      long before = furthest;
      furthest = Math.max(furthest, T + Math.max(next.time(), next.append()));
      woken &= furthest == before;
      assertThat(reader.watermark()).as("seed %d", seed).isLessThanOrEqualTo(furthest);
    }
    passTo(reader.now() + IDLENESS + LATENESS + AHEAD + 2 * TICK);
    assertThat(reader.watermark()).as("seed %d: all settles", seed).isEqualTo(furthest);
    passTo(reader.now() + 3_600_000);
    assertThat(reader.watermark()).as("seed %d: and no more", seed).isEqualTo(furthest);
    return new int[] {wakes, readAfterWake};
  }

  private void open(int number, boolean live) {
    WatermarkStrategy<Arrival> strategy =
        AppendTimeWatermarks.strategy(
            new AppendTimeWatermarks.Pace(
                Duration.ofMillis(LATENESS), Duration.ofMillis(IDLENESS), Duration.ZERO, live),
            at ->
                hanging == null
                    ? CompletableFuture.completedFuture(new Answer(unread, 0))
                    : hanging,
            () -> Map.copyOf(next));
    reader = new FlinkReader(strategy);
    for (int i = 0; i < number; i++) {
      next.put(named(i), 0L);
      reader.assign("p" + i);
    }
  }

  private void read(int partition, String stream, int time, int append) {
    Event login = new Event(CATALOG.stream("login"), row(time), T + append, T + append, false);
    next.merge(named(partition), 1L, Long::sum);
    Arrival arrival = stream.equals("signal") ? signal(time, append) : Arrival.of(login);
    reader.read("p" + partition, arrival);
  }

  private static TopicPartition named(int partition) {
    return new TopicPartition("login", partition);
  }

  private static Row row(int time) {
    return login().set("event_time", T + time).build();
  }

  private static Arrival signal(int time, int append) {
    StreamSchema stream = CATALOG.stream("signal");
    Row row =
        new RowBuilder(stream.layout())
            .set("event_id", "s")
            .set("tenant_id", "t1")
            .set("event_time", T + time)
            .set("activity", "RAISED")
            .set("signal_id", "s")
            .set("pattern_id", "p")
            .set("version", 1L)
            .set("key_dimension", "ip")
            .set("key", "192.0.2.1")
            .build();
    return Arrival.of(new Event(stream, row, T + append, T + append, false));
  }

  private void passTo(long millis) {
    reader.passTo(millis);
  }
}
