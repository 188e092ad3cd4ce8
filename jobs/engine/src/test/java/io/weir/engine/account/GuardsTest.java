package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Action;
import io.weir.schemas.StreamCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pattern that exceeds its budget holds new subjects where it would block them; no less. */
class GuardsTest {
  private static final long FROM = 1_000;
  private static final long UNTIL = 60_000;

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final Told told = new Told();

  GuardsTest() {
    versions.put(
        Patterns.read(
            "loud",
            """
            key: account
            severity: critical
            group: CHG
            action: {floor: block, scope: account-outbound, ttl: 4h}
            when: {on: payment, where: 'activity == "PAYMENT_INITIATE"'}
            """),
        Long.MIN_VALUE);
    versions.put(new Guarded("t1", "loud", Happening.START + UNTIL), Happening.START + FROM);
  }

  @Test
  void shouldHoldANewSubjectAndItsMoney() {
    AccountState state = new AccountState();

    Decision decision = decided(state, "e1", FROM);

    assertThat(decision.action()).isEqualTo(Action.HOLD);
    assertThat(decision.score()).as("it is as bad as it was").isEqualTo(80);
    assertThat(decision.signals().get(0).signal().values()).containsKey("guard");
    assertThat(told.restrictions())
        .singleElement()
        .extracting(Restriction::action)
        .isEqualTo(Action.HOLD);
    assertThat(decided(state, "e2", FROM + 1).action())
        .as("no less the next time")
        .isEqualTo(Action.HOLD);
  }

  @Test
  void shouldLeaveWhomItBlockedBlocked() {
    AccountState state = new AccountState();
    assertThat(decided(state, "e1", FROM - 1).action()).isEqualTo(Action.BLOCK);

    assertThat(decided(state, "e2", FROM).action()).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldEndByItself() {
    assertThat(decided(new AccountState(), "e1", UNTIL - 1).action()).isEqualTo(Action.HOLD);
    assertThat(decided(new AccountState(), "e2", UNTIL).action()).isEqualTo(Action.BLOCK);
  }

  @Test
  void shouldSayTheSameOfALateEventAndOfOneJudgedAgain() {
    AccountState state = new AccountState();
    decided(state, "e2", FROM + 10);
    decided(state, "e1", FROM + 5);

    assertThat(told.standing())
        .allSatisfy(
            signal -> assertThat(signal.live().effects().get(0).floor()).isEqualTo(Action.HOLD));
  }

  @Test
  void shouldLowerWhatWasSaidBeforeItsEntryWasKnown() {
    AccountState state = new AccountState();
    assertThat(decided(state, "e1", FROM - 10).action()).isEqualTo(Action.BLOCK);
    AccountState other = new AccountState();
    assertThat(decided(other, "e2", UNTIL).action()).isEqualTo(Action.BLOCK);
    assertThat(decided(other, "e3", UNTIL + 5).action()).isEqualTo(Action.BLOCK);

    versions.put(new Guarded("t2", "loud", Happening.START + 2 * UNTIL), Happening.START);
    versions.put(new Guarded("t1", "loud", Happening.START + UNTIL + 5), Happening.START + UNTIL);
    evaluator.onWatermark(state, Happening.START, told);
    evaluator.onWatermark(other, Happening.START, told);

    assertThat(last("e1").revision()).as("before it, and of another tenant").isZero();
    assertThat(last("e2").action()).isEqualTo(Action.HOLD);
    assertThat(last("e2").revision()).isEqualTo(1);
    assertThat(last("e2").stale()).isTrue();
    assertThat(last("e2").score()).isEqualTo(80);
    assertThat(last("e3").action()).as("nothing is guarded any more").isEqualTo(Action.BLOCK);
    assertThat(told.standing())
        .filteredOn(signal -> signal.live().sinceId().equals("e2"))
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.live().effects().get(0).floor()).isEqualTo(Action.HOLD);
              assertThat(signal.revision()).isEqualTo(1);
            });
  }

  private Decision decided(AccountState state, String id, long time) {
    Map<String, Object> fields =
        Map.of("account_id", "A", "activity", "PAYMENT_INITIATE", "direction", "DBIT");
    evaluator.eager(
        new Happening("payment", id, time, time, fields).event(), state, Long.MIN_VALUE, told);
    return last(id);
  }

  private Decision last(String id) {
    return told.decisions().stream()
        .filter(decision -> decision.trigger().id().equals(id))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
