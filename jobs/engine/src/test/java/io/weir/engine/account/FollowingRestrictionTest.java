package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A milder restriction that outlasts a stricter one of the same scope is said along with it. */
class FollowingRestrictionTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountState state = new AccountState();
  private final Told told = new Told();
  private int number;

  FollowingRestrictionTest() {
    asks("reset", "PASSWORD_RESET", "block", "2h");
    asks("change", "PASSWORD_CHANGE", "hold", "24h");
  }

  private void asks(String pattern, String activity, String floor, String ttl) {
    versions.put(
        Patterns.read(
            pattern,
            """
            key: account
            severity: high
            group: CHG
            action: {floor: %s, cap: block, scope: account-outbound, ttl: %s}
            when: {on: login, where: 'activity == "%s"'}
            """
                .formatted(floor, ttl, activity)),
        Long.MIN_VALUE);
  }

  @Test
  void shouldSayAtOnceWhatFollowsInWhateverOrderTheyCome() {
    happens("PASSWORD_CHANGE", 0);
    happens("PASSWORD_RESET", HOUR);
    assertThat(last().patterns()).containsExactlyInAnyOrder("change", "reset");
    assertThat(said()).isEqualTo(blockThenHold(3 * HOUR, 24 * HOUR));

    happens("PASSWORD_CHANGE", 2 * HOUR);
    assertThat(said()).isEqualTo(blockThenHold(3 * HOUR, 26 * HOUR));
  }

  @Test
  void shouldSayNothingMoreWhenTheStricterHasEnded() {
    happens("PASSWORD_RESET", 0);
    happens("PASSWORD_CHANGE", HOUR);
    int written = told.restrictions().size();

    happens("LOGON", 5 * HOUR);

    assertThat(told.restrictions()).hasSize(written);
    assertThat(said()).isEqualTo(blockThenHold(2 * HOUR, 25 * HOUR));
  }

  @Test
  void shouldKeepItUntilTheLastHasEnded() {
    happens("PASSWORD_RESET", 0);
    happens("PASSWORD_CHANGE", HOUR);

    evaluator.onWatermark(state, Happening.START + 24 * HOUR, told);
    assertThat(state.restrictions).hasSize(1);

    evaluator.onWatermark(state, Happening.START + 26 * HOUR, told);
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void shouldNotSayWhatEndsBeforeTheStricter() {
    happens("PASSWORD_CHANGE", 0);
    happens("PASSWORD_RESET", 23 * HOUR);

    assertThat(said()).isEqualTo(new InForce(Action.BLOCK, Happening.START + 25 * HOUR));
  }

  private static InForce blockThenHold(long blockUntil, long holdUntil) {
    InForce hold = new InForce(Action.HOLD, Happening.START + holdUntil);
    return new InForce(Action.BLOCK, Happening.START + blockUntil, hold);
  }

  private Restriction last() {
    List<Restriction> all = told.restrictions();
    return all.get(all.size() - 1);
  }

  private InForce said() {
    return new InForce(last().action(), last().until(), last().then());
  }

  private void happens(String activity, long at) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", activity);
    Happening one = new Happening("login", "e" + ++number, at, at, fields);
    evaluator.eager(one.event(), state, Happening.START + at - 1, told);
  }
}
