package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Restriction;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A pattern that holds again on the same key extends what was said instead of repeating it. */
class CoolDownTest {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountState state = new AccountState();
  private final Told told = new Told();
  private int number;

  CoolDownTest() {
    versions.put(
        Patterns.read(
            "reset",
            """
            key: account
            severity: high
            group: CHG
            action: {floor: hold, scope: account-outbound, ttl: 24h}
            when: {on: login, where: 'activity == "PASSWORD_RESET"'}
            """),
        Long.MIN_VALUE);
  }

  @Test
  void shouldExtendOneAlertForAsLongAsThePatternGoesOnHolding() {
    for (int i = 0; i < 5; i++) {
      reset(i * 59L * MINUTE);
    }

    assertThat(told.standing()).hasSize(5);
    assertThat(ids()).hasSize(1);
    assertThat(told.alerts()).extracting(Alert::revision).containsExactly(0, 1, 2, 3, 4);
    assertThat(told.alerts()).extracting(Alert::count).containsExactly(1, 2, 3, 4, 5);
    assertThat(told.alerts().get(0).state()).isEqualTo(Alert.State.OPEN);
    assertThat(told.alerts().subList(1, 5)).allMatch(one -> one.state() == Alert.State.EXTENDED);
    assertThat(told.alerts()).extracting(Alert::first).containsOnly(Happening.START);
  }

  @Test
  void shouldGoOnWithItsAlertWhereASignalIsRaisedAgainAfterItWasWithdrawn() {
    versions.put(Patterns.read("unproven", OneAccount.UNPROVEN), Long.MIN_VALUE);
    happen("login", MINUTE, "CONTACT_CHANGE");
    happen("payment", 2 * MINUTE, "PAYMENT_INITIATE");
    happen("login", 90_000, "MFA_RESULT");
    happen("login", 100_000, "CONTACT_CHANGE");

    assertThat(ids()).hasSize(1);
    assertThat(told.alerts()).extracting(Alert::revision).containsExactly(0, 1, 2);
    assertThat(told.alerts())
        .extracting(Alert::state)
        .containsExactly(Alert.State.OPEN, Alert.State.CORRECTED, Alert.State.OPEN);
    assertThat(told.alerts()).last().extracting(Alert::count).isEqualTo(1);
  }

  private void happen(String stream, long at, String activity) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", activity);
    Happening one = new Happening(stream, "h" + ++number, at, at, fields);
    evaluator.eager(one.event(), state, Long.MIN_VALUE, told);
  }

  @Test
  void shouldAlertAgainOnceItHasCooledDown() {
    reset(0);
    reset(60 * MINUTE);

    assertThat(ids()).hasSize(2);
    assertThat(told.alerts()).allMatch(one -> one.state() == Alert.State.OPEN);
  }

  @Test
  void shouldWriteARestrictionAgainOnlyWhereItEndsNotablyLater() {
    reset(0);
    reset(MINUTE / 2);
    reset(2 * MINUTE);

    List<Restriction> written = told.restrictions();
    assertThat(written).hasSize(2);
    assertThat(written.get(1).until() - written.get(0).until()).isEqualTo(2 * MINUTE);
    assertThat(written.get(1).epoch()).isGreaterThan(written.get(0).epoch());
  }

  private Set<String> ids() {
    Set<String> ids = new HashSet<>();
    told.alerts().forEach(alert -> ids.add(alert.id()));
    return ids;
  }

  private void reset(long at) {
    Map<String, Object> fields = Map.of("account_id", "A", "activity", "PASSWORD_RESET");
    Happening one = new Happening("login", "e" + ++number, at, at, fields);
    evaluator.eager(one.event(), state, Long.MIN_VALUE, told);
  }
}
