package io.weir.streaming.encode;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Metadata;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.UndecodableException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Whatever is told, readers take the record: they refuse one of more than 32 KiB. */
class RecordSizeTest {
  /** Three bytes each. */
  private static final String LETTER = "界";

  private static final int LONGEST_ID = 256;
  private static final int MOST_SIGNALS = 16;

  private final OutEncoder encoder = new OutEncoder(CATALOG);

  @Test
  void shouldTellOfTheWeightiestWhateverEverybodyRestsOn() throws UndecodableException {
    String longest = LETTER.repeat(LONGEST_ID);
    List<Weighed> all =
        IntStream.range(0, 64)
            .mapToObj(i -> new Weighed(signal(i, longest, 200), i / 64.0))
            .toList();

    GenericRecord read =
        decided(
            all, payment().set("end_to_end_id", LETTER.repeat(1_365)).set("session_id", longest));

    List<GenericRecord> told = signals(read);
    assertThat(told).hasSizeBetween(4, MOST_SIGNALS);
    assertThat(told.get(0).get("signal_id")).hasToString("s63");
    assertThat((List<?>) told.get(0).get("event_ids")).hasSize(2);
    assertThat((List<?>) read.get("reasons")).hasSizeLessThanOrEqualTo(told.size());
    assertThat(read.get("action")).hasToString("BLOCK");
  }

  @Test
  void shouldLeaveOutTheValuesOfTheLightestFirst() throws UndecodableException {
    List<Weighed> all =
        IntStream.range(0, MOST_SIGNALS)
            .mapToObj(i -> new Weighed(signal(i, "e", 100), (i + 1) / 16.0))
            .toList();

    List<GenericRecord> told = signals(decided(all, payment()));

    assertThat(told).extracting(one -> one.get("signal_id").toString()).startsWith("s00", "s01");
    assertThat(told).allMatch(one -> ((List<?>) one.get("event_ids")).size() == 16);
    assertThat((Map<?, ?>) told.get(0).get("values")).isEmpty();
    assertThat((Map<?, ?>) told.get(MOST_SIGNALS - 1).get("values")).hasSize(16);
  }

  @Test
  void shouldNameTheFirstAndTheLastEventWhereThereIsNoRoomForAll() throws UndecodableException {
    String id = "x".repeat(100);
    List<Weighed> all =
        IntStream.range(0, MOST_SIGNALS)
            .mapToObj(i -> new Weighed(signal(i, id, 0), (i + 1) / 16.0))
            .toList();

    List<GenericRecord> told = signals(decided(all, payment()));

    assertThat(told).hasSize(MOST_SIGNALS);
    assertThat((List<?>) told.get(0).get("event_ids"))
        .extracting(Object::toString)
        .containsExactly("a" + id.substring(1), "p" + id.substring(1));
    assertThat((List<?>) told.get(MOST_SIGNALS - 1).get("event_ids")).hasSize(16);
  }

  @Test
  void shouldTellAllOfWhatReadersTake() throws UndecodableException {
    String id = "x".repeat(36);
    List<Weighed> all =
        IntStream.range(0, MOST_SIGNALS)
            .mapToObj(i -> new Weighed(signal(i, id, 4), (i + 1) / 16.0))
            .toList();

    List<GenericRecord> told = signals(decided(all, payment()));

    assertThat(told).hasSize(MOST_SIGNALS);
    assertThat(told).allMatch(one -> ((List<?>) one.get("event_ids")).size() == 16);
    assertThat(told).allMatch(one -> ((Map<?, ?>) one.get("values")).size() == 16);
  }

  @Test
  void shouldSignalInARecordThatIntakeTakes() throws UndecodableException {
    String longest = LETTER.repeat(LONGEST_ID);
    Map<String, String> keys =
        CATALOG.stream("signal").dimensions().stream()
            .collect(Collectors.toMap(one -> one.dimension(), one -> longest));
    Signal statement =
        new Signal(longest, true, 0, signal(0, longest, 200), Mode.ENFORCE, false, keys);

    Row read = Decoded.event("signal", encoder.signal(statement, T, T, false));

    assertThat(read.getStrings(read.layout().field("event_ids").index())).hasSize(16);
  }

  @Test
  void shouldAlertInARecordThatPeopleCanBeShown() throws UndecodableException {
    String longest = LETTER.repeat(LONGEST_ID);
    Pattern pattern = longWinded(LETTER.repeat(5_000));

    GenericRecord read = Decoded.output("Alert", encoder.alert(alert(longest, pattern), T));

    assertThat((List<?>) read.get("event_ids")).hasSize(16);
    assertThat(read.get("runbook").toString()).startsWith(LETTER.repeat(1_000)).endsWith("…");
    assertThat(read.get("title").toString()).startsWith(LETTER.repeat(100)).endsWith("…");
  }

  private GenericRecord decided(List<Weighed> signals, RowBuilder trigger)
      throws UndecodableException {
    Decision decision =
        new Decision(
            "d1",
            0,
            event(trigger),
            "account",
            LETTER.repeat(LONGEST_ID),
            Scope.PAYMENT,
            Action.BLOCK,
            99,
            List.of(),
            signals,
            T + 1,
            false,
            false,
            false,
            1,
            false,
            false,
            null);
    return Decoded.output("Decision", encoder.decision(decision));
  }

  private static List<GenericRecord> signals(GenericRecord decision) {
    return ((List<?>) decision.get("signals")).stream().map(GenericRecord.class::cast).toList();
  }

  /** With as many events and values as one can have. */
  private static LiveSignal signal(int number, String id, int valueLength) {
    List<String> evidence =
        IntStream.range(0, 16).mapToObj(i -> (char) ('a' + i) + id.substring(1)).toList();
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i < 16; i++) {
      values.put("v".repeat(20) + i, LETTER.repeat(valueLength));
    }
    return new LiveSignal(
        "s%02d".formatted(number),
        "some-pattern",
        3,
        "strong",
        Severity.HIGH,
        "CHG",
        "account",
        id,
        T,
        id,
        T + 86_400_000,
        List.of(),
        true,
        false,
        evidence,
        LETTER.repeat(valueLength),
        valueLength == 0 ? Map.of() : values);
  }

  private static Alert alert(String longest, Pattern pattern) {
    return new Alert(
        "a1", 0, Alert.State.OPEN, longest, pattern, signal(0, longest, 200), Action.HOLD, 1, T, T);
  }

  private static Pattern longWinded(String text) {
    List<String> none = List.of();
    return new Pattern(
        "some-pattern",
        3,
        "0123456789abcdef",
        new Metadata(text, "stable", "team", "Detects.", none, none, none, text, none),
        new Mode(Mode.Stage.ENFORCE, 100),
        "account",
        "CHG",
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
