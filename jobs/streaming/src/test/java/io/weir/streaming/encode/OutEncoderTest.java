package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.login;
import static io.weir.streaming.Samples.payment;
import static io.weir.streaming.Samples.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.event.Event;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Metadata;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Scope;
import io.weir.schemas.EventCodec;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.DeadLetter;
import io.weir.streaming.record.DeadLetterReason;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class OutEncoderTest {
  private final OutEncoder encoder = new OutEncoder(CATALOG);

  @Test
  void shouldKeyRestrictionsByWhatCompactionMustKeep() throws UndecodableException {
    OutRecord out = encoder.restriction(restriction("t1", "subnet", "192.0.2.0/24"), T);

    assertThat(Decoded.key(out)).isEqualTo("t1|subnet|192.0.2.0/24|NET_LOGIN");
    assertThat(Decoded.output("Restriction", out))
        .hasToString(
            """
            {"tenant_id": "t1", "subject_type": "NET", "subject_id": "192.0.2.0/24", \
            "scope": "NET_LOGIN", "action": "STEP_UP", "epoch": 5, "state": "IN_FORCE", \
            "effective_from": 1767607200000, "expires_at": 1767607201000, "decision_id": "d1", \
            "pattern_ids": ["password-spray-subnet"], "reason_codes": [], "mode": "ENFORCE", \
            "issued_at": 1767607200020, \
            "then": [{"action": "MONITOR", "expires_at": 1767607202000}]}""");
  }

  @Test
  void shouldNotMixUpKeysOfTenantsWhateverTheirNames() {
    byte[] one = encoder.restriction(restriction("t|subnet", "ip", "x"), T).key();
    byte[] other = encoder.restriction(restriction("t", "subnet", "ip|x"), T).key();
    byte[] third = encoder.restriction(restriction("t\\", "subnet", "ip|x"), T).key();

    assertThat(one).isNotEqualTo(other).isNotEqualTo(third);
    assertThat(other).isNotEqualTo(third);
  }

  @Test
  void shouldTellPeopleWhatAnAlertIsAbout() throws UndecodableException {
    Pattern pattern =
        new Pattern(
            "some-pattern",
            3,
            "0",
            new Metadata(
                "A title", "stable", "team", "", List.of(), List.of(), List.of(), "Call.",
                List.of()),
            Mode.ENFORCE,
            "account",
            "CHG",
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    OutRecord out =
        encoder.alert(
            new Alert(
                "a1",
                1,
                Alert.State.EXTENDED,
                "t1",
                pattern,
                signal("s1", "account", "A"),
                Action.HOLD,
                2,
                T - 1000,
                T + 20),
            T);

    assertThat(Decoded.key(out)).isEqualTo("a1");
    assertThat(Decoded.output("Alert", out))
        .hasToString(
            """
            {"alert_id": "a1", "revision": 1, "state": "EXTENDED", "tenant_id": "t1", \
            "pattern_id": "some-pattern", "version": 3, "alternative": "strong", \
            "title": "A title", "severity": "HIGH", "group": "CHG", "key_dimension": "account", \
            "key": "A", "account_id": "A", "reason": "because", "action": "HOLD", \
            "signal_id": "s1", "event_ids": ["e0", "e1"], "values": {"failures": "7"}, \
            "first_event_time": 1767607199000, \
            "last_event_time": 1767607200000, "issued_at": 1767607200020, "count": 2, \
            "runbook": "Call.", "mode": "ENFORCE", "simulated": false, "decision_id": null, \
            "expires_at": null, "amount_at_risk_minor": null}""");
  }

  @Test
  void shouldTellPeopleOfAnOperationThatWaits() throws UndecodableException {
    OutRecord out = encoder.unanswered(unanswered(Unanswered.State.DUE, T + 3_600_000), T, T);

    assertThat(out.destination()).isEqualTo(Destination.ALERTS);
    assertThat(Decoded.key(out)).isEqualTo("u1");
    assertThat(Decoded.output("Alert", out))
        .hasToString(
            """
            {"alert_id": "u1", "revision": 0, "state": "DUE", "tenant_id": "t1", \
            "pattern_id": "hold-unanswered", "version": 1, "alternative": "", \
            "title": "An operation waits for an answer", "severity": "HIGH", "group": "", \
            "key_dimension": "account", "key": "A", "account_id": "A", \
            "reason": "HOLD of payment p1 not answered in 1h, ends 2026-01-05T12:00:00Z", \
            "action": "HOLD", "signal_id": "u1", "event_ids": ["p1"], "values": {}, \
            "first_event_time": 1767607200000, "last_event_time": 1767610800000, \
            "issued_at": 1767607200000, "count": 1, \
            "runbook": "See why with 'weir decision show d1'. Then let it go with \
            'weir decision release d1', or say what it is with 'weir alert dispose u1'.", \
            "mode": "ENFORCE", "simulated": false, "decision_id": "d1", \
            "expires_at": 1767614400000, "amount_at_risk_minor": 60000}""");
  }

  @Test
  void shouldSayWhatBecameOfAnOperationThatWaited() throws UndecodableException {
    GenericRecord answered =
        Decoded.output("Alert", encoder.unanswered(unanswered(Unanswered.State.ANSWERED, T), T, T));
    GenericRecord expired =
        Decoded.output("Alert", encoder.unanswered(unanswered(Unanswered.State.EXPIRED, T), T, T));

    assertThat(answered.get("state")).hasToString("ANSWERED");
    assertThat(answered.get("reason")).hasToString("HOLD of payment p1 waits no longer");
    assertThat(expired.get("state")).hasToString("EXPIRED");
    assertThat(expired.get("reason"))
        .hasToString("HOLD of payment p1 ended unanswered 2026-01-05T12:00:00Z");
  }

  @Test
  void shouldReachReadersOfTheSchemaBeforeAsAnAlertTheyDoNotKnow() throws Exception {
    Schema before = new Schema.Parser().parse(new File("../../schemas/history/alert/2.avsc"));
    OutRecord out = encoder.unanswered(unanswered(Unanswered.State.DUE, T), T, T);

    GenericRecord read = new EventCodec(CATALOG.schemas()).decode(before, out.value());

    assertThat(read.get("state")).hasToString("UNKNOWN");
    assertThat(read.get("reason")).asString().contains("not answered");
  }

  private static Unanswered unanswered(Unanswered.State state, long at) {
    return new Unanswered(
        "u1",
        state == Unanswered.State.DUE ? 0 : 1,
        state,
        event(payment()),
        "account",
        "A",
        "d1",
        Action.HOLD,
        T + 7_200_000,
        at);
  }

  @Test
  void shouldKeepDeadLettersComplete() throws UndecodableException {
    DeadLetter letter =
        new DeadLetter(
            DeadLetterReason.FROM_THE_FUTURE,
            "ahead",
            new byte[] {1},
            new byte[] {2, 3},
            2,
            "login",
            1,
            42,
            T,
            "login");

    OutRecord out = encoder.deadLetter(letter);

    GenericRecord record = Decoded.output("DeadLetter", out);
    assertThat(out.key()).containsExactly(1);
    assertThat(record.get("reason")).hasToString("FROM_THE_FUTURE");
    assertThat(record.get("raw")).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3}));
    assertThat(record.get("offset")).isEqualTo(42L);
  }

  @Test
  void shouldTellTheAuthorWhatBecameOfAPattern() throws UndecodableException {
    PatternChange change =
        new PatternChange(PatternChange.Kind.PATTERN, "p", 2, "abc", null, "me", "", T);
    ControlRecord entry = ControlRecord.of(change, "patterns", 0, 7, T);

    OutRecord refused = encoder.verdict(new Verdict(entry, List.of("p.yaml:1:1 no"), null, ""));
    OutRecord accepted = encoder.verdict(new Verdict(entry, List.of(), T + 500, "enforce"));

    assertThat(Decoded.key(refused)).isEqualTo("p");
    assertThat(Decoded.output("PatternVerdict", refused))
        .hasToString(
            """
            {"kind": "PATTERN", "id": "p", "version": 2, \
            "hash": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", \
            "accepted": false, "problems": ["p.yaml:1:1 no"], "effective_from": null, \
            "change_topic": "patterns", "change_partition": 0, "change_offset": 7, "mode": ""}""");
    assertThat(Decoded.output("PatternVerdict", accepted).get("effective_from")).isEqualTo(T + 500);
  }

  @Test
  void shouldAnswerWhatIsNoEntryAtAll() throws UndecodableException {
    ControlRecord entry = ControlRecord.unreadable("not an entry", "patterns", 0, 8, T);

    OutRecord out = encoder.verdict(new Verdict(entry, List.of("not an entry"), null, ""));

    assertThat(out.key()).isNull();
    assertThat(Decoded.output("PatternVerdict", out).get("kind")).hasToString("UNKNOWN");
  }

  @Test
  void shouldPassLateEventsOnAsTheyAre() throws UndecodableException {
    Event event = event(login());

    OutRecord out = encoder.late(event);

    assertThat(out.destination()).isEqualTo(Destination.LATE);
    assertThat(Decoded.event("login", out)).isEqualTo(event.row());
  }

  private static Restriction restriction(String tenant, String subjectType, String subject) {
    return new Restriction(
        tenant,
        subjectType,
        subject,
        Scope.NET_LOGIN,
        Action.STEP_UP,
        false,
        5,
        T,
        T + 1000,
        T + 20,
        "d1",
        List.of("password-spray-subnet"),
        new InForce(Action.MONITOR, T + 2000));
  }
}
