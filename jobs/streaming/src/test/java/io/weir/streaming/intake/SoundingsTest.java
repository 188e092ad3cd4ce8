package io.weir.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.intake.PartitionCheck.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SoundingsTest {
  static final PartitionCheck ALL_READ = next -> CompletableFuture.completedFuture(Answer.NOTHING);

  private static final TopicPartition QUIET = new TopicPartition("login", 0);
  private static final TopicPartition BUSY = new TopicPartition("login", 1);

  private final AtomicInteger asked = new AtomicInteger();
  private final Map<TopicPartition, Long> next = new HashMap<>(Map.of(QUIET, 5L, BUSY, 70L));

  @Test
  void shouldAskOneQuestionAtATime() {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Soundings soundings = soundings(at -> counted(answer));
    long question = soundings.next();
    soundings.ask();
    soundings.ask();
    assertThat(asked).hasValue(1);
    assertThat(soundings.clear(question)).isFalse();

    answer.complete(Answer.NOTHING);
    assertThat(soundings.clear(question)).isTrue();
    soundings.ask();
    assertThat(asked).hasValue(2);
  }

  @Test
  void shouldAskFromWhereTheReaderStands() {
    AtomicInteger right = new AtomicInteger();
    Soundings soundings =
        soundings(
            at -> {
              right.addAndGet(at.equals(Map.of(QUIET, 5L, BUSY, 70L)) ? 1 : 0);
              return counted(CompletableFuture.completedFuture(Answer.NOTHING));
            });
    soundings.ask();

    assertThat(right).hasValue(1);
  }

  @Test
  void shouldNotTakeSilenceForAnEndWhereSomethingWasNotRead() {
    Soundings soundings = soundings(at -> unread(QUIET));
    long question = soundings.next();
    soundings.ask();
    assertThat(soundings.clear(question)).isFalse();
    next.put(BUSY, 90L);
    assertThat(soundings.clear(question)).as("it is not the one").isFalse();

    next.put(QUIET, 6L);
    assertThat(soundings.clear(question)).as("it is silent no longer").isTrue();
  }

  @Test
  void shouldNotWaitForAPartitionThatIsBeingReadAndNeverRunsDry() {
    Soundings soundings = soundings(at -> unread(BUSY));
    long question = soundings.next();
    soundings.ask();
    next.put(BUSY, 71L);

    assertThat(soundings.clear(question)).isTrue();
  }

  @Test
  void shouldTakeAFailedAnswerForPartitionsThatCannotBeRead() {
    Soundings soundings =
        soundings(at -> CompletableFuture.failedFuture(new IllegalStateException("away")));
    long question = soundings.next();
    soundings.ask();

    assertThat(soundings.unreadable()).isEqualTo(2);
    assertThat(soundings.answered()).isEqualTo(question);
    assertThat(soundings.clear(question)).isFalse();
  }

  @Test
  void shouldAskAgainAfterAQuestionThatCouldNotEvenBeAsked() {
    Soundings soundings =
        soundings(
            at -> {
              if (asked.incrementAndGet() == 1) {
                throw new RejectedExecutionException("no thread is left");
              }
              return CompletableFuture.completedFuture(Answer.NOTHING);
            });
    soundings.ask();
    assertThat(soundings.unreadable()).as("nothing is proven").isEqualTo(2);

    long question = soundings.next();
    soundings.ask();
    assertThat(soundings.clear(question)).isTrue();
  }

  private Soundings soundings(PartitionCheck check) {
    return new Soundings(check, () -> Map.copyOf(next));
  }

  private static CompletableFuture<Answer> unread(TopicPartition partition) {
    return CompletableFuture.completedFuture(new Answer(Set.of(partition), 0));
  }

  private CompletableFuture<Answer> counted(CompletableFuture<Answer> answer) {
    asked.incrementAndGet();
    return answer;
  }
}
