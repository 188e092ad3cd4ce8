package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who holds an account for some days cannot make his payees known and his amounts usual. */
class LearnAfterTest {
  private static final String UNUSUAL =
      """
      key: account
      severity: high
      group: PAY
      action: {floor: hold, scope: payment, ttl: 1h}
      aggregates:
        isNew: {firstSeen: payment.payee_id, over: 90d, learnAfter: 7d, where: 'activity == "PAYMENT_INITIATE"'}
        most:
          max: payment.base_amount_minor
          over: 90d
          learnAfter: 7d
          where: 'activity == "PAYMENT_INITIATE"'
          takenBack: {payment: 'activity == "PAYMENT_STATUS" && status == "FAILURE"', of: original_event_id}
      when:
        on: payment
        where: 'activity == "PAYMENT_INITIATE" && isNew.or(false) && base_amount_minor > most.or(100)'
        reason: 'one gets {base_amount_minor}, {most} was the most'
      """;

  private final List<Event> events = new ArrayList<>();

  @Test
  void shouldNotTakeForUsualWhatHappenedThisWeek() {
    pay(0, "P", 100);
    pay(1, "P", 200);
    pay(6, "P", 300);

    assertThat(reasons())
        .containsExactlyInAnyOrder(
            "one gets 200, unknown was the most", "one gets 300, unknown was the most");
  }

  @Test
  void shouldKnowAPayeeAWeekLater() {
    pay(0, "P", 100);
    pay(8, "P", 500);

    assertThat(reasons()).isEmpty();
  }

  @Test
  void shouldHaveLearntNothingFromWhatWasTakenBackMeanwhile() {
    pay(0, "P", 100);
    String fraud = pay(0, "Q", 100);
    pay(1, "R", 5_000);
    String large = pay(2, "P", 9_000);
    takeBack(6, large);
    takeBack(6, fraud);
    pay(10, "S", 6_000);
    pay(10, "T", 4_000);

    assertThat(reasons())
        .containsExactlyInAnyOrder(
            "one gets 5000, unknown was the most",
            "one gets 9000, unknown was the most",
            "one gets 6000, 5000 was the most");
  }

  private List<String> reasons() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("unusual", UNUSUAL), Long.MIN_VALUE);
    Told told = new Walk(StreamCatalog.shipped(), versions).run(events);
    return told.standing().stream().map(LearnAfterTest::reason).toList();
  }

  private static String reason(Signal signal) {
    return signal.live().reason();
  }

  private String pay(int day, String payee, long amount) {
    return add(
        day,
        Map.of("activity", "PAYMENT_INITIATE", "payee_id", payee, "base_amount_minor", amount));
  }

  private void takeBack(int day, String payment) {
    add(
        day,
        Map.of("activity", "PAYMENT_STATUS", "status", "FAILURE", "original_event_id", payment));
  }

  private String add(int day, Map<String, Object> own) {
    Map<String, Object> fields = new HashMap<>(own);
    fields.put("tenant_id", "t1");
    fields.put("account_id", "A");
    int number = events.size();
    String id = "e" + number;
    long time = Duration.ofDays(day).toMillis() + number;
    events.add(new Happening("payment", id, time, time, fields).event());
    return id;
  }
}
