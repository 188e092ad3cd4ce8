package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Explanation.Reached;
import io.weir.engine.walk.Explanation.Way;
import io.weir.schemas.StreamCatalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of a pattern of several keys, what is explained is how far it got for those somebody is. */
class ExplainedKeysTest {
  private static final long HOUR = 60 * 60_000L;
  private static final String TRIED_OFTEN =
      """
      key: [device, account]
      severity: low
      group: AUTH
      action: {floor: monitor, scope: event, ttl: 1h}
      aggregates:
        failures: {count: login, where: 'status == "FAILURE"', over: 1h}
      alternatives:
        - {name: shared, key: device, when: {on: login, where: 'failures >= 9', reason: '{failures}'}}
        - {name: guessed, key: account, when: {on: login, where: 'failures >= 3', reason: '{failures}'}}
      """;
  private static final String NEVER_CALLED =
      """
      key: account
      severity: low
      group: AUTH
      action: {floor: monitor, scope: event, ttl: 1h}
      sequence:
        within: 2h
        steps:
          - added: payment
            where: 'activity == "PAYEE_ADD"'
          - paid: payment
            where: 'activity == "PAYMENT_INITIATE"'
          - not: {called: login, for: 12h}
      reason: 'Nobody signed in afterwards'
      """;

  @Test
  void shouldFindItRaisedForAnotherKeyThanTheFirst() {
    Explanation explanation = explain("A", failed("e-1", 0), failed("e-2", 1), failed("e-3", 2));

    assertThat(explanation.judged()).isEqualTo(3);
    assertThat(explanation.raised()).hasSize(1);
    assertThat(explanation.ways()).extracting(Way::name).containsExactly("guessed");
    assertThat(explanation.ways().get(0).reached()).isEqualTo(1);
  }

  @Test
  void shouldTryTheEventsOfTheKeyItIs() {
    Explanation explanation = explain("A", failed("e-1", 0), failed("e-2", 1));

    assertThat(explanation.raised()).isEmpty();
    Reached step = explanation.ways().get(0).steps().get(0);
    assertThat(step.tries()).extracting(Explanation.Try::eventId).containsExactly("e-1", "e-2");
    assertThat(step.tries().get(1).asked().get(0).values()).containsExactly("failures = 2");
  }

  @Test
  void shouldTellEveryWayToOneWhoIsSeveralKeysAndToOneWhoIsNone() {
    Event both = login("e-1", 0, "A", "A");

    assertThat(explain("A", both).ways()).extracting(Way::name).contains("shared", "guessed");
    assertThat(explain("A", both).judged()).as("one event").isEqualTo(1);
    assertThat(explain("Z", both).ways()).extracting(Way::name).contains("shared", "guessed");
    assertThat(explain("Z", both).judged()).isZero();
  }

  @Test
  void shouldLookAsFarBackAsSilenceIsWaitedFor() {
    Event added = payment("e-1", 0, "PAYEE_ADD");
    Event paid = payment("e-2", 1, "PAYMENT_INITIATE");
    Event called = login("e-3", 6 * HOUR, "A", "D");
    long from = Happening.START + 8 * HOUR;

    Explanation explanation =
        new Explainer(StreamCatalog.shipped(), Patterns.POLICY)
            .explain(
                Patterns.read("never-called", NEVER_CALLED),
                "A",
                List.of(added, paid, called),
                from,
                from + 10 * HOUR);

    assertThat(explanation.raised()).isEmpty();
    assertThat(explanation.ways().get(0).steps())
        .extracting(step -> step.name() + " " + step.reached())
        .containsExactly("added true", "paid true", "not called false");
    assertThat(explanation.ways().get(0).steps().get(2).tries())
        .extracting(Explanation.Try::eventId)
        .containsExactly("e-3");
  }

  private static Explanation explain(String key, Event... events) {
    return new Explainer(StreamCatalog.shipped(), Patterns.POLICY)
        .explain(
            Patterns.read("tried-often", TRIED_OFTEN), key, List.of(events), 0, Long.MAX_VALUE);
  }

  private static Event failed(String id, long time) {
    return login(id, time, "A", "D");
  }

  private static Event login(String id, long time, String account, String device) {
    return new Happening(
            "login",
            id,
            time,
            time,
            Map.of(
                "account_id",
                account,
                "device_id",
                device,
                "activity",
                "LOGON",
                "status",
                "FAILURE"))
        .event();
  }

  private static Event payment(String id, long time, String activity) {
    return new Happening("payment", id, time, time, Map.of("account_id", "A", "activity", activity))
        .event();
  }
}
