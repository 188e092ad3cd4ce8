package io.weir.client;

import static io.weir.client.Said.END;
import static io.weir.client.Said.TENANT;
import static io.weir.client.Said.decision;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.client.LatestDecisions.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestDecisionsTest {
  private static final Duration AGE = Duration.ofMillis(100);
  private static final String RELEASED = "released";
  private static final Trigger LOGIN = new Trigger(TENANT, "login", "e-a");

  private final LatestDecisions latest = new LatestDecisions(new Memory(AGE, 2));
  private long now = 1_000;

  private boolean counts(Decision said) {
    return latest.counts(said, now);
  }

  @Test
  void shouldTakeAStricterActionOfTheSameRevisionAndNoMilderOne() {
    assertThat(counts(decision("d", 0, Action.STEP_UP))).isTrue();
    assertThat(counts(decision("d", 0, Action.STEP_UP))).isFalse();
    assertThat(counts(decision("d", 0, Action.ALLOW))).isFalse();
    assertThat(counts(decision("d", 0, Action.BLOCK))).isTrue();
    assertThat(counts(decision("d", 0, Action.HOLD))).isFalse();
  }

  @Test
  void shouldTakeAHigherRevisionThoughItIsMilderAndNoLowerOneThoughItIsStricter() {
    assertThat(counts(decision("d", 1, Action.HOLD))).isTrue();
    assertThat(counts(decision("d", 2, Action.ALLOW))).isTrue();
    assertThat(counts(decision("d", 1, Action.BLOCK))).isFalse();
  }

  @Test
  void shouldTakeAReleaseAsFinalAgainstEqualAndLowerRevisions() {
    assertThat(counts(decision("d", 1, Action.BLOCK))).isTrue();
    assertThat(counts(decision("d", 0, Action.RELEASE))).isFalse();
    assertThat(counts(decision("d", 1, Action.RELEASE))).isTrue();
    assertThat(counts(decision("d", 1, Action.BLOCK))).isFalse();
    assertThat(counts(decision("d", 0, Action.BLOCK))).isFalse();
    assertThat(counts(decision("d", 2, Action.BLOCK))).isTrue();
  }

  @Test
  void shouldRememberOnlySoMany() {
    assertThat(counts(decision("a", 0, Action.HOLD))).isTrue();
    assertThat(counts(decision("b", 0, Action.HOLD))).isTrue();
    assertThat(counts(decision("c", 0, Action.HOLD))).isTrue();
    assertThat(counts(decision("c", 0, Action.HOLD))).isFalse();
    assertThat(counts(decision("a", 0, Action.HOLD))).as("forgotten").isTrue();
  }

  @Test
  void shouldForgetWhatIsOlderThanItRemembers() {
    assertThat(counts(decision("a", 1, Action.RELEASE))).isTrue();
    now += 100;
    assertThat(counts(decision("a", 0, Action.HOLD))).isFalse();
    now++;
    assertThat(counts(decision("a", 0, Action.HOLD))).as("forgotten").isTrue();
  }

  @Test
  void shouldNotForgetWhatWasTakenBackOverAllThatWasLetThroughSince() {
    assertThat(counts(decision(RELEASED, 0, Action.HOLD))).isTrue();
    assertThat(counts(decision(RELEASED, 1, Action.RELEASE))).isTrue();
    for (int i = 0; i < 1_000; i++) {
      assertThat(counts(decision("through-" + i, 0, Action.ALLOW))).isTrue();
    }
    assertThat(counts(decision(RELEASED, 0, Action.HOLD))).as("said again").isFalse();
    assertThat(about("e-through-0")).as("forgotten").isNull();
    assertThat(about("e-through-999").action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldKeepALetThroughThatWasRaisedAmongTheOthers() {
    assertThat(counts(decision("a", 0, Action.ALLOW))).isTrue();
    assertThat(counts(decision("a", 0, Action.HOLD))).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(counts(decision("through-" + i, 0, Action.ALLOW))).isTrue();
    }
    assertThat(counts(decision("a", 0, Action.HOLD))).as("said again").isFalse();
    assertThat(about("e-a").action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldKnowWhatWasSaidLastAboutAnEventUntilItsEnd() {
    assertThat(about("e-a")).isNull();
    assertThat(counts(decision("a", 0, Action.HOLD))).isTrue();
    assertThat(counts(decision("a", 1, Action.STEP_UP))).isTrue();
    assertThat(about("e-a").action()).isEqualTo(Action.STEP_UP);
    assertThat(latest.about(new Trigger("another", "payment", "e-a"), now)).isNull();
    now = END;
    assertThat(about("e-a")).as("ended by itself").isNull();
  }

  @Test
  void shouldTellEventsOfDifferentStreamsApart() {
    assertThat(counts(login("l", 0, Action.ALLOW))).isTrue();
    assertThat(about("e-a")).isNull();
    assertThat(counts(decision("a", 0, Action.HOLD))).isTrue();
    assertThat(about("e-a").action()).isEqualTo(Action.HOLD);
    assertThat(latest.last(LOGIN).action()).isEqualTo(Action.ALLOW);
  }

  @Test
  void shouldTakeAReleaseThatDoesNotSayOfWhichStreamForTheDecisionItReleases() {
    assertThat(counts(login("l", 0, Action.HOLD))).isTrue();
    assertThat(counts(decision("a", 0, Action.HOLD))).isTrue();
    assertThat(counts(decision("a", 1, Action.RELEASE).onStream(""))).isTrue();
    assertThat(about("e-a").action()).isEqualTo(Action.RELEASE);
    assertThat(latest.last(LOGIN).action()).isEqualTo(Action.HOLD);
  }

  @Test
  void shouldTakeAReleaseOfWhatItNeverHeardForAnyStreamUntilItIsRevised() {
    assertThat(counts(decision("a", 0, Action.RELEASE).onStream(""))).isTrue();
    assertThat(about("e-a").action()).isEqualTo(Action.RELEASE);
    assertThat(latest.last(LOGIN).action()).isEqualTo(Action.RELEASE);

    assertThat(counts(decision("a", 1, Action.BLOCK))).isTrue();
    assertThat(about("e-a").action()).isEqualTo(Action.BLOCK);
    assertThat(latest.last(LOGIN)).as("it was a payment's").isNull();
  }

  private static Decision login(String id, int revision, Action action) {
    Decision said = decision("a", revision, action);
    return new Decision(
        id,
        revision,
        TENANT,
        said.subjectType(),
        said.subjectId(),
        "ACCOUNT_LOGIN",
        action,
        "login",
        said.eventId(),
        said.issuedAt(),
        said.until(),
        said.late(),
        said.overdue(),
        said.degraded(),
        said.acted(),
        List.of());
  }

  private Decision about(String eventId) {
    return latest.about(new Trigger(TENANT, "payment", eventId), now);
  }
}
