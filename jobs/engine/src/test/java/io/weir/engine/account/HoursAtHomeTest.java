package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Hours go by the clock of where the customer lives, as the profile said when the payment was made.
 * Twenty to eleven and ten past twelve are in neighbouring hours in Kolkata, and not by UTC.
 */
final class HoursAtHomeTest {
  private static final String USUAL =
      """
      key: account
      severity: low
      group: CTX
      action: {floor: monitor, scope: event, ttl: 1h}
      aggregates:
        home: {last: profile.home_tz, over: 400d}
        usual: {hourShare: payment, zone: [home_tz, home, UTC], over: 60d, prior: true}
      when: {on: payment, where: 'usual.or(0.0) > 0.5'}
      """;

  private static final String SEQUENCE =
      USUAL.replace(
          "when: {on: payment, where: 'usual.or(0.0) > 0.5'}",
          "sequence: {within: 1d, steps: [{a: payment, where: 'usual.or(0.0) > 0.5'}, {b: login}]}");

  private static Happening payment(String id, int day, int hour, int minute, String zone) {
    Map<String, Object> fields =
        zone == null
            ? Map.of("activity", "PAYMENT_INITIATE", "account_id", "A")
            : Map.of("activity", "PAYMENT_INITIATE", "account_id", "A", "home_tz", zone);
    return happening("payment", id, day, hour, minute, fields);
  }

  private static Happening profile(String id, int day, String zone) {
    Map<String, Object> fields = Map.of("activity", "STATED", "account_id", "A", "home_tz", zone);
    return happening("profile", id, day, 0, 0, fields);
  }

  private static Happening happening(
      String stream, String id, int day, int hour, int minute, Map<String, Object> fields) {
    long at = Duration.ofDays(day).plusHours(hour).plusMinutes(minute).toMillis();
    return new Happening(stream, id, at, at, fields);
  }

  private static Set<String> standing(String pattern, List<Happening> arrivals) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(Patterns.read("usual", pattern), Long.MIN_VALUE);
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    AccountState state = new AccountState();
    Told told = new Told();
    for (Happening one : arrivals) {
      evaluator.eager(one.event(), state, Long.MIN_VALUE, told);
    }
    Set<String> ids = new TreeSet<>();
    told.standing().forEach(signal -> ids.add(signal.live().sinceId()));
    return ids;
  }

  @Test
  void shouldAskByTheProfileOfTheTimeOfThePayment() {
    Happening morning = payment("p1", 0, 10, 40, null);
    Happening noon = payment("p2", 7, 12, 10, null);
    Happening kolkata = profile("i1", 3, "Asia/Kolkata");

    assertThat(standing(USUAL, List.of(morning, noon))).isEmpty();
    assertThat(standing(USUAL, List.of(morning, kolkata, noon))).containsExactly("p2");
    assertThat(standing(USUAL, List.of(morning, noon, profile("i1", 8, "Asia/Kolkata")))).isEmpty();
    assertThat(standing(USUAL, List.of(morning, kolkata, profile("i2", 6, "Mars/Base"), noon)))
        .as("what is no zone says none")
        .isEmpty();
  }

  @Test
  void shouldGoByThePaymentWhereItSaysOne() {
    Happening morning = payment("p1", 0, 10, 40, null);
    Happening kolkata = profile("i1", 3, "Asia/Kolkata");

    assertThat(standing(USUAL, List.of(morning, kolkata, payment("p2", 7, 12, 10, "UTC"))))
        .isEmpty();
  }

  @Test
  void shouldSayTheSameWhateverComesFirst() {
    List<Happening> all =
        List.of(
            payment("p1", 0, 10, 40, null),
            profile("i1", 3, "Asia/Kolkata"),
            payment("p2", 7, 12, 10, null),
            profile("i2", 10, "UTC"),
            payment("p3", 14, 13, 50, null));
    List<List<Happening>> orders = new ArrayList<>();
    permute(new ArrayList<>(), all, orders);

    assertThat(orders).hasSize(120);
    for (List<Happening> order : orders) {
      assertThat(standing(USUAL, order)).as("%s", order).isEqualTo(standing(USUAL, all));
    }
    assertThat(standing(USUAL, all)).containsExactly("p2");
  }

  @Test
  void shouldAskSoInTheStepsOfASequenceAsWell() {
    Happening login =
        happening("login", "l1", 7, 13, 0, Map.of("activity", "LOGON", "account_id", "A"));
    List<Happening> all =
        List.of(
            payment("p1", 0, 10, 40, null),
            payment("p2", 7, 12, 10, null),
            login,
            profile("i1", 3, "Asia/Kolkata"));

    assertThat(standing(SEQUENCE, all)).containsExactly("l1");
    assertThat(standing(SEQUENCE, all.subList(0, 3))).isEmpty();
  }

  private static void permute(
      List<Happening> begun, List<Happening> left, List<List<Happening>> orders) {
    if (left.isEmpty()) {
      orders.add(List.copyOf(begun));
    }
    for (Happening next : left) {
      List<Happening> rest = new ArrayList<>(left);
      rest.remove(next);
      begun.add(next);
      permute(begun, rest, orders);
      begun.remove(begun.size() - 1);
    }
  }
}
