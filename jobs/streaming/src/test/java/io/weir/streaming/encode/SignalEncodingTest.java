package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.signal.Ids;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.Mode;
import io.weir.schemas.Row;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.intake.ArrivalReader;
import io.weir.streaming.intake.IntakeRules;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.Arrival;
import io.weir.streaming.record.Destination;
import io.weir.streaming.record.OutRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SignalEncodingTest {
  private final OutEncoder encoder = new OutEncoder(CATALOG);

  @Test
  void shouldComeBackAsTheEventItStates() throws UndecodableException {
    OutRecord out = encode(statement(signal("s1", "account", "A"), true, 4, "A"));

    assertThat(out.destination()).isEqualTo(Destination.SIGNALS);
    assertThat(Decoded.key(out)).isEqualTo("t1|A");
    Row row = Decoded.event("signal", out);
    assertThat(text(row, "event_id")).isEqualTo(Ids.hash("signal", "s1", "4"));
    assertThat(text(row, "activity")).isEqualTo("RAISED");
    assertThat(text(row, "signal_id")).isEqualTo("s1");
    assertThat(text(row, "pattern_id")).isEqualTo("some-pattern");
    assertThat(text(row, "severity")).isEqualTo("HIGH");
    assertThat(text(row, "mode")).isEqualTo("ENFORCE");
    assertThat(text(row, "floor")).isEqualTo("HOLD");
    assertThat(text(row, "scope")).isEqualTo("PAYMENT");
    assertThat(row.getLong(index(row, "event_time"))).isEqualTo(T);
    assertThat(row.getLong(index(row, "expires_at"))).isEqualTo(T + 86_400_000);
    assertThat(row.getStrings(index(row, "event_ids"))).containsExactly("e0", "e1");
  }

  @Test
  void shouldSayThatItIsWithdrawn() throws UndecodableException {
    Row row =
        Decoded.event("signal", encode(statement(signal("s1", "account", "A"), false, 5, "A")));

    assertThat(text(row, "activity")).isEqualTo("WITHDRAWN");
    assertThat(row.getLong(index(row, "revision"))).isEqualTo(5);
  }

  @Test
  void shouldCarryTheKeysOfWhomItConcernsAsFarAsSignalsHaveThem() throws UndecodableException {
    Map<String, String> keys =
        Map.of("account", "A", "ip", "192.0.2.7", "payee", "P", "user", "U", "planet", "Mars");

    Row row =
        Decoded.event("signal", encode(statement(signal("s1", "account", "A"), true, 0, keys)));

    assertThat(text(row, "key_dimension")).isEqualTo("account");
    assertThat(text(row, "key")).isEqualTo("A");
    assertKeys(row, "account_id=A", "src_ip=192.0.2.7", "payee_id=P", "username_hash=U");
  }

  @Test
  void shouldTellAnAccountOfAnotherSubjectUnderAnIdOfItsOwn() throws UndecodableException {
    OutRecord out = encode(statement(signal("s1", "ip", "192.0.2.7"), true, 0, "B"));

    Row row = Decoded.event("signal", out);
    assertThat(Decoded.key(out)).isEqualTo("t1|B");
    assertThat(text(row, "event_id")).isEqualTo(Ids.hash("notice", "s1", "B"));
    assertThat(text(row, "key")).isEqualTo("192.0.2.7");
    assertKeys(row, "account_id=B");
  }

  @Test
  void shouldNotTakeASessionsSignalForANotice() throws UndecodableException {
    Map<String, String> keys = Map.of("session", "S", "account", "A");

    Row row =
        Decoded.event("signal", encode(statement(signal("s1", "session", "S"), true, 0, keys)));

    assertThat(text(row, "event_id")).isEqualTo(Ids.hash("signal", "s1", "0"));
    assertKeys(row, "account_id=A", "session_id=S");
  }

  @Test
  void shouldStayShortEnoughForIntakeWhateverItsValues() {
    OutRecord out =
        encode(
            statement(
                signal("s1", "account", "A", Map.of("text", "x".repeat(4000))), true, 0, "A"));
    ArrivalReader intake =
        new ArrivalReader(
            CATALOG, new IntakeRules(Map.of("signals", "signal"), 60_000, 300_000, true));

    Arrival arrival =
        intake.read(
            new RawRecord("signals", 0, 0, T + 20, out.key(), out.value(), RecordHeaders.NONE));

    assertThat(out.value()).hasSizeLessThan(1000);
    assertThat(arrival.event().id()).isEqualTo("s1");
  }

  private OutRecord encode(Signal signal) {
    return encoder.signal(signal, T + 20, T + 15, false);
  }

  private static Signal statement(LiveSignal live, boolean raised, int revision, String account) {
    return statement(live, raised, revision, Map.of("account", account));
  }

  private static Signal statement(
      LiveSignal live, boolean raised, int revision, Map<String, String> keys) {
    return new Signal("t1", raised, revision, live, Mode.ENFORCE, false, keys);
  }

  private static void assertKeys(Row row, String... keys) {
    StreamSchema stream = CATALOG.stream("signal");
    List<String> carried =
        stream.dimensions().stream()
            .filter(one -> !row.isNull(one.index()))
            .map(one -> one.path() + "=" + row.getString(one.index()))
            .toList();
    assertThat(carried).containsExactlyInAnyOrder(keys);
  }

  private static int index(Row row, String field) {
    return row.layout().field(field).index();
  }

  private static String text(Row row, String field) {
    return row.getString(index(row, field));
  }
}
