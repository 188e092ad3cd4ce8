package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an account's owner keeps of its profile. */
final class ProfilesTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final String ABROAD =
      """
      key: account
      severity: low
      group: CTX
      action: {floor: monitor, scope: event, ttl: 1h}
      aggregates:
        home: {last: profile.home_country, over: 400d}
      when: {on: login, where: 'known(home) && net.country.or("") != home'}
      """;

  private final AccountState state = new AccountState();
  private final Told told = new Told();
  private final AccountEvaluator evaluator = evaluator();

  @Test
  void shouldTakeBackWhatALateStatementShowsToBeWrong() {
    for (Event event :
        List.of(profile("p1", 0, "FR"), login("l1", 2 * HOUR), login("l2", 4 * HOUR))) {
      evaluator.eager(event, state, Happening.START - 1, told);
    }
    assertThat(told.standing()).hasSize(2);

    evaluator.eager(profile("p2", 3 * HOUR, "DE"), state, Happening.START - 1, told);

    assertThat(told.standing()).extracting(signal -> signal.live().sinceId()).containsExactly("l1");
  }

  @Test
  void shouldKnowAStatementThatWaitsForTheWatermarkBeforeAnEventThatDoesNot() {
    evaluator.settle(profile("p1", 0, "FR"), state, Long.MIN_VALUE, told);

    evaluator.eager(login("l1", HOUR), state, Long.MIN_VALUE, told);

    assertThat(told.standing()).extracting(signal -> signal.live().sinceId()).containsExactly("l1");
    assertThat(state.pendingEvents()).isZero();
  }

  @Test
  void shouldLeaveAValueAsItWasWhereAStatementLeavesItOut() {
    evaluator.eager(profile("p1", 0, "DE"), state, Long.MIN_VALUE, told);
    evaluator.eager(profile("p2", HOUR, null), state, Long.MIN_VALUE, told);
    evaluator.eager(login("l1", 2 * HOUR), state, Long.MIN_VALUE, told);

    assertThat(told.signals()).isEmpty();
  }

  @Test
  void shouldForgetAStatementAfterFourHundredDays() {
    evaluator.eager(profile("p1", 0, "FR"), state, Long.MIN_VALUE, told);
    long end = Happening.START + Duration.ofDays(400).toMillis();

    evaluator.onWatermark(state, end - 2, told);
    assertThat(state.isEmpty()).isFalse();
    evaluator.onWatermark(state, end - 1, told);
    assertThat(state.isEmpty()).isTrue();
  }

  private static AccountEvaluator evaluator() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("case", ABROAD), Long.MIN_VALUE);
    return new AccountEvaluator(versions);
  }

  private static Event profile(String id, long at, String country) {
    Map<String, Object> fields = new HashMap<>(Map.of("account_id", "A"));
    fields.put("home_country", country);
    return new Happening("profile", id, at, at, fields).event();
  }

  private static Event login(String id, long at) {
    Map<String, Object> fields =
        Map.of("activity", "LOGON", "account_id", "A", "net.country", "DE");
    return new Happening("login", id, at, at, fields).event();
  }
}
