package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.login;
import static io.weir.streaming.Samples.payment;
import static io.weir.streaming.Samples.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Decision.GroupShare;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.event.Event;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class DecisionEncodingTest {
  private final OutEncoder encoder = new OutEncoder(CATALOG);

  @Test
  void shouldTellEverythingAReaderActsOn() throws UndecodableException {
    OutRecord out =
        encoder.decision(
            decision(
                event(payment().set("session_id", "S9")),
                Action.HOLD,
                List.of(new Weighed(signal("s1", "account", "A"), 1.0)),
                true,
                false));

    assertThat(out.destination()).isEqualTo(Destination.DECISIONS);
    assertThat(Decoded.key(out)).isEqualTo("t1|A");
    assertThat(out.timestamp()).isEqualTo(T + 20);
    assertThat(out.sentAt()).isEqualTo(T + 15);
    assertThat(Decoded.output("Decision", out))
        .hasToString(
            """
            {"decision_id": "d1", "revision": 2, "tenant_id": "t1", "subject_type": "ACCOUNT", \
            "subject_id": "A", "scope": "PAYMENT", "action": "HOLD", "level": 3, "score": 45.0, \
            "groups": [{"group": "CHG", "points": 45.0, "share": 1.0}], \
            "signals": [{"signal_id": "s1", "pattern_id": "some-pattern", "version": 3, \
            "alternative": "strong", "severity": "HIGH", "event_time": 1767607200000, \
            "event_ids": ["e0", "e1"], "values": {"failures": "7"}, "degraded": false, "weight": 1.0}], \
            "reason_codes": ["R04"], "reasons": ["because"], \
            "trigger_stream": "payment", "trigger_event_id": "p1", "end_to_end_id": "E2E", \
            "session_id": "S9", "event_time": 1767607200000, "issued_at": 1767607200020, \
            "effective_from": 1767607200020, "expires_at": 1767693600000, "on_expiry": "RELEASE", \
            "mode": "ENFORCE", "policy_version": 7, "late": true, "overdue": false, "degraded": false, \
            "patterns_stale": false, "warming": false, "simulated": false, \
            "amount_at_risk_minor": 60000}""");
  }

  @Test
  void shouldSayThatPeopleAreToldUnlessSomebodyAnswers() throws UndecodableException {
    Decision waits = decision(event(payment()), Action.HOLD, List.of(), false, false, true);

    GenericRecord record = Decoded.output("Decision", encoder.decision(waits));

    assertThat(record.get("on_expiry")).hasToString("ESCALATE");
    assertThat(record.get("expires_at")).as("it ends all the same").isEqualTo(T + 86_400_000);
  }

  @Test
  void shouldNameAnOperationThatIsNoLongerKnownInThePlaceOfTheOrder() throws UndecodableException {
    Decision release =
        Decision.release(
            "d", 1, event(login()), "account", "A", Scope.ACCOUNT, false, 1, "payment-7");

    GenericRecord record = Decoded.output("Decision", encoder.decision(release));

    assertThat(record.get("trigger_event_id")).hasToString("payment-7");
    assertThat(record.get("trigger_stream")).hasToString("");
  }

  @Test
  void shouldNotGiveAnEndToWhatIsAllowed() throws UndecodableException {
    GenericRecord record =
        Decoded.output(
            "Decision",
            encoder.decision(decision(event(login()), Action.ALLOW, List.of(), false, true)));

    assertThat(record.get("level")).isEqualTo(0);
    assertThat(record.get("expires_at")).isNull();
    assertThat(record.get("on_expiry")).hasToString("UNKNOWN");
    assertThat(record.get("end_to_end_id")).isNull();
    assertThat(record.get("amount_at_risk_minor")).isNull();
    assertThat(record.get("session_id")).hasToString("S1");
    assertThat(record.get("reason_codes")).hasToString("[]");
    assertThat(record.get("late")).isEqualTo(false);
    assertThat(record.get("patterns_stale")).isEqualTo(true);
  }

  @Test
  void shouldSayThatALateTriggerDegradesTheDecision() throws UndecodableException {
    Event onTime = event(login());
    Event late =
        new Event(onTime.stream(), onTime.row(), onTime.appendTime(), onTime.sentAt(), true);

    GenericRecord record =
        Decoded.output(
            "Decision", encoder.decision(decision(late, Action.ALLOW, List.of(), false, false)));

    assertThat(record.get("late")).isEqualTo(true);
    assertThat(record.get("degraded")).isEqualTo(true);
  }

  @Test
  void shouldSayApartFromLateThatNobodyWaitedSoLong() throws UndecodableException {
    Decision decision = decision(event(login()), Action.ALLOW, List.of(), false, false);

    GenericRecord record = Decoded.output("Decision", encoder.decision(decision, true));

    assertThat(record.get("overdue")).isEqualTo(true);
    assertThat(record.get("late")).isEqualTo(false);
  }

  @Test
  void shouldPreferThePatternsOwnReasonCodeToItsGroups() throws UndecodableException {
    LiveSignal swapped = renamed(signal("s1", "account", "A"), "sim-swap-then-auth", "AUTH");
    LiveSignal guessed = renamed(signal("s2", "account", "A"), "account-brute-force", "AUTH");
    LiveSignal unheard = renamed(signal("s3", "account", "A"), "of-my-own", "MINE");

    GenericRecord record =
        Decoded.output(
            "Decision",
            encoder.decision(
                decision(
                    event(login()),
                    Action.STEP_UP,
                    List.of(
                        new Weighed(guessed, 1), new Weighed(swapped, 1), new Weighed(unheard, 1)),
                    false,
                    false)));

    assertThat(record.get("reason_codes")).hasToString("[R05, R13]");
  }

  @Test
  void shouldTellOfTheWeightiestSignalsOnly() throws UndecodableException {
    List<Weighed> many =
        IntStream.range(0, 64)
            .mapToObj(i -> new Weighed(signal("s%02d".formatted(i), "account", "A"), i / 64.0))
            .toList();

    GenericRecord record =
        Decoded.output(
            "Decision",
            encoder.decision(decision(event(login()), Action.HOLD, many, false, false)));

    assertThat((List<?>) record.get("signals"))
        .hasSize(16)
        .first()
        .extracting(signal -> ((GenericRecord) signal).get("signal_id").toString())
        .isEqualTo("s63");
  }

  private static LiveSignal renamed(LiveSignal signal, String pattern, String group) {
    return new LiveSignal(
        signal.id(),
        pattern,
        signal.version(),
        signal.alternative(),
        signal.severity(),
        group,
        signal.dimension(),
        signal.key(),
        signal.since(),
        signal.sinceId(),
        signal.until(),
        signal.effects(),
        signal.enforced(),
        signal.degraded(),
        signal.evidence(),
        signal.reason(),
        signal.values());
  }

  private static Decision decision(
      Event trigger, Action action, List<Weighed> signals, boolean settled, boolean stale) {
    return decision(trigger, action, signals, settled, stale, false);
  }

  private static Decision decision(
      Event trigger,
      Action action,
      List<Weighed> signals,
      boolean settled,
      boolean stale,
      boolean escalates) {
    return new Decision(
        "d1",
        2,
        trigger,
        "account",
        "A",
        Scope.PAYMENT,
        action,
        45.0,
        List.of(new GroupShare("CHG", 45.0, 1.0)),
        signals,
        T + 86_400_000,
        settled,
        stale,
        false,
        7,
        escalates,
        false,
        null);
  }
}
