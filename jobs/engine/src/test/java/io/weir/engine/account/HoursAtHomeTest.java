package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

  /** Keeps payments for a while, so that they may be asked again. */
  private static final String KEEPING =
      """
      key: account
      severity: low
      group: CTX
      action: {floor: monitor, scope: event, ttl: 1h}
      sequence: {within: 20d, steps: [{a: payment}, {b: login}]}
      """;

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
    return standing(pattern, List.of(), arrivals, Long.MIN_VALUE, List.of());
  }

  /**
   * @param pattern whose signals count
   * @param others patterns known as well, each both before it and after it
   * @param passed event time the watermark passes between the arrivals and those behind it
   */
  private static Set<String> standing(
      String pattern,
      List<String> others,
      List<Happening> arrivals,
      long passed,
      List<Happening> behind) {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    for (int i = 0; i < others.size(); i++) {
      versions.put(Patterns.read("before-" + i, others.get(i)), Long.MIN_VALUE);
    }
    versions.put(Patterns.read("counts", pattern), Long.MIN_VALUE);
    for (int i = 0; i < others.size(); i++) {
      versions.put(Patterns.read("then-" + i, others.get(i)), Long.MIN_VALUE);
    }
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    AccountState state = new AccountState();
    Told told = new Told();
    for (Happening one : arrivals) {
      evaluator.eager(one.event(), state, Long.MIN_VALUE, told);
    }
    evaluator.onWatermark(state, passed, told);
    for (Happening one : behind) {
      evaluator.eager(one.event(), state, passed, told);
    }
    Set<String> ids = new TreeSet<>();
    told.standing().stream()
        .map(Signal::live)
        .filter(signal -> signal.patternId().equals("counts"))
        .forEach(signal -> ids.add(signal.sinceId()));
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

  @Test
  void shouldGoByNoClockOfAnEventBeforeWhereThePaymentHasNoKeyForIt() {
    String ofTheCard =
        USUAL
            .replace("{last: profile.home_tz,", "{last: payment.home_tz, key: card,")
            .replace("[home_tz, home, UTC]", "[home, UTC]");
    Happening stated = by("p0", 0, 10, 40, Map.of("card_id", "C", "home_tz", "Asia/Kolkata"));
    Happening next = by("p1", 0, 10, 50, Map.of("card_id", "C"));
    Happening without = by("p2", 7, 12, 10, Map.of());
    Happening with = by("p2", 7, 12, 10, Map.of("card_id", "C"));

    assertThat(standing(ofTheCard, List.of(stated, next, with))).containsExactly("p1", "p2");
    assertThat(standing(ofTheCard, List.of(stated, next, without))).containsExactly("p1");
  }

  private static Happening by(String id, int day, int hour, int minute, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.putAll(Map.of("activity", "PAYMENT_INITIATE", "account_id", "A"));
    return happening("payment", id, day, hour, minute, fields);
  }

  @Test
  void shouldStillLeaveThePaymentItselfOutWhereAProfileComesBehindTheWatermark() {
    StringBuilder counts = new StringBuilder();
    for (int days = 30; days < 40; days++) {
      counts.append("  in%d: {count: payment, over: %dd}\n".formatted(days, days));
    }
    String among =
        USUAL
            .replace("when:", counts + "when:")
            .replace(
                "'usual",
                "'in30 + in31 + in32 + in33 + in34 + in35 + in36 + in37 + in38 + in39 > 0 && usual");
    Happening first = payment("p1", 7, 10, 40, null);

    assertThat(
            standing(
                among,
                List.of(KEEPING),
                List.of(first),
                first.event().time() + 1,
                List.of(profile("i1", 3, "Asia/Kolkata"))))
        .isEmpty();
  }

  @Test
  void shouldLeaveItOutAsWellWhereOthersAskTheSameHoursByNoProfile() {
    String other = USUAL.replace("[home_tz, home, UTC]", "[home_tz, UTC]");
    Happening first = payment("p1", 7, 10, 40, null);

    assertThat(
            standing(
                USUAL,
                List.of(KEEPING, other),
                List.of(first),
                first.event().time() + 1,
                List.of(profile("i1", 3, "Asia/Kolkata"))))
        .isEmpty();
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
