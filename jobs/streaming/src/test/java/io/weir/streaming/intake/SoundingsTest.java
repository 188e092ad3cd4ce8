package io.weir.streaming.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SoundingsTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void shouldAskOneQuestionAtATime() {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    Soundings soundings = new Soundings(() -> counted(answer));
    long question = soundings.next();
    soundings.ask();
    soundings.ask();
    assertThat(asked).hasValue(1);
    assertThat(soundings.clear(question)).isFalse();

    answer.complete(0);
    assertThat(soundings.clear(question)).isTrue();
    soundings.ask();
    assertThat(asked).hasValue(2);
  }

  @Test
  void shouldTakeAFailedAnswerForAPartitionThatCannotBeRead() {
    Soundings soundings =
        new Soundings(() -> CompletableFuture.failedFuture(new IllegalStateException("away")));
    soundings.ask();

    assertThat(soundings.unreadable()).isEqualTo(1);
    assertThat(soundings.answered()).isEqualTo(1);
  }

  @Test
  void shouldAskAgainAfterAQuestionThatCouldNotEvenBeAsked() {
    Soundings soundings =
        new Soundings(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new RejectedExecutionException("no thread is left");
              }
              return CompletableFuture.completedFuture(0);
            });
    soundings.ask();
    assertThat(soundings.unreadable()).as("nothing is proven").isEqualTo(1);

    long question = soundings.next();
    soundings.ask();
    assertThat(soundings.clear(question)).isTrue();
  }

  private CompletableFuture<Integer> counted(CompletableFuture<Integer> answer) {
    asked.incrementAndGet();
    return answer;
  }
}
