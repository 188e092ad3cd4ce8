package io.weir.streaming.scorecard;

import static io.weir.streaming.Samples.T;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.scorecard.Score;
import io.weir.streaming.record.Slip;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DesksTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  private final Bench bench = new Bench();

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  private void alert(String id, int revision, String state, long time) throws Exception {
    bench.take("alerts", time, Records.alert(id, revision, state, time));
  }

  private void label(String id, String verdict, long time, String alert, String corrects)
      throws Exception {
    bench.take("dispositions", time, Records.disposition(id, verdict, time, alert, null, corrects));
  }

  @Test
  void shouldCountWhatAlertsTurnedOutToBe() throws Exception {
    alert("a", 0, "OPEN", T);
    alert("b", 0, "OPEN", T);
    alert("c", 0, "OPEN", T);
    label("l1", "CONFIRMED_FRAUD", T + 2 * HOUR, "a", null);
    label("l2", "FALSE_POSITIVE", T + 2 * HOUR, "b", null);

    GenericRecord card = bench.card("p|2");
    assertThat(card.get("cases")).isEqualTo(3L);
    assertThat(card.get("labelled")).isEqualTo(2L);
    assertThat(card.get("right")).isEqualTo(1L);
    assertThat(card.get("precision")).isEqualTo(0.5);
    assertThat(card.get("mode")).hasToString("ENFORCE");
    assertThat(card.get("action")).hasToString("HOLD");
    assertThat((Long) card.get("disposed_p50_ms")).isBetween(114 * 60_000L, 126 * 60_000L);
    assertThat(card.get("recommendation")).hasToString("WAIT");
  }

  @Test
  void shouldCountRepeatsOnceAndLetACorrectionTakeTheFirstOnesPlace() throws Exception {
    alert("a", 0, "OPEN", T);
    label("l2", "CONFIRMED_FRAUD", T + 2 * HOUR, "a", "l1");
    label("l1", "FALSE_POSITIVE", T + 9 * HOUR, "a", null);
    label("l1", "FALSE_POSITIVE", T + 9 * HOUR, "a", null);
    alert("a", 0, "OPEN", T);
    label("l2", "CONFIRMED_FRAUD", T + 2 * HOUR, "a", "l1");

    assertThat(bench.card("p|2").get("cases")).isEqualTo(1L);
    assertThat(bench.card("p|2").get("right")).isEqualTo(1L);
    assertThat(bench.card("p|2").get("wrong")).isEqualTo(0L);
  }

  @Test
  void shouldCountAHoldThatSomebodyLetGo() throws Exception {
    bench.take("decisions", T, Records.decision("a", 0, "HOLD", T, 500L, false));
    bench.take("decisions", T, Records.decision("a", 1, "RELEASE", T, 500L, false));
    bench.take(
        "dispositions",
        T + HOUR,
        Records.disposition("l1", "LEGITIMATE", T + HOUR, null, "event-a", null));

    GenericRecord card = bench.card("p|2");
    assertThat(card.get("holds")).isEqualTo(1L);
    assertThat(card.get("holds_overturned")).isEqualTo(1L);
    assertThat(card.get("held_wrongly_minor")).isEqualTo(500L);
  }

  @Test
  void shouldNotTakeAnOperationThatWaitsForACase() throws Exception {
    alert("a", 0, "OPEN", T);
    alert("u", 0, "DUE", T);
    alert("u", 1, "EXPIRED", T);

    assertThat(bench.card("p|2").get("cases")).isEqualTo(1L);
  }

  @Test
  void shouldNotCountAnAlertThatWasTakenBack() throws Exception {
    alert("a", 0, "OPEN", T);
    label("l1", "FALSE_POSITIVE", T, "a", null);
    alert("a", 1, "CORRECTED", T);

    assertThat(bench.card("p|2").get("cases")).isEqualTo(0L);
    assertThat(bench.card("p|2").get("labelled")).isEqualTo(0L);
  }

  @Test
  void shouldJudgeAPatternInShadowByLabelsOfTheEventsItSpokeOf() throws Exception {
    bench.take("signals", T, Records.signal("x", "event-x", "SHADOW", "RAISED", T));
    bench.take("signals", T, Records.signal("x", "again-x", "SHADOW", "RAISED", T + 1));
    bench.take("signals", T, Records.signal("y", "event-y", "SHADOW", "RAISED", T));
    bench.take("signals", T, Records.signal("z", "event-z", "SHADOW", "RAISED", T));
    bench.take("signals", T, Records.signal("z", "event-z", "SHADOW", "WITHDRAWN", T));
    bench.take("signals", T, Records.signal("n", "event-n", "ENFORCE", "RAISED", T));
    bench.take("dispositions", T, Records.disposition("l", "MULE", T, "others", "again-x", null));
    bench.take("dispositions", T + DAY, Records.taken("y", "CONFIRMED_FRAUD", T - HOUR, T + DAY));

    GenericRecord card = bench.card("quiet|1");
    assertThat(card.get("cases")).as("one key on one day is one case").isEqualTo(2L);
    assertThat(card.get("right")).isEqualTo(2L);
    assertThat(card.get("mode")).hasToString("SHADOW");
    assertThat(card.get("disposed")).as("nobody saw them").isEqualTo(0L);
  }

  @Test
  void shouldNotBlameAnAccountForWhatWasBeforeItWasTaken() throws Exception {
    bench.take("signals", T, Records.signal("y", "event-y", "SHADOW", "RAISED", T));
    bench.take("dispositions", T + DAY, Records.taken("y", "CONFIRMED_FRAUD", T + 1, T + DAY));

    assertThat(bench.card("quiet|1").get("labelled")).isEqualTo(0L);
  }

  @Test
  void shouldCountMoneyHeldForEveryPatternThatHelped() throws Exception {
    bench.take("decisions", T, Records.decision("a", 0, "HOLD", T, 500L, false));
    bench.take("decisions", T, Records.decision("b", 0, "BLOCK", T, 70L, false));
    bench.take("decisions", T, Records.decision("c", 0, "HOLD", T, 4L, false));
    bench.take("decisions", T, Records.decision("d", 0, "HOLD", T, 9L, false));
    bench.take("decisions", T, Records.decision("d", 1, "ALLOW", T, 9L, false));
    bench.take(
        "dispositions", T, Records.disposition("l1", "SCAM_VICTIM", T, null, "event-a", null));
    bench.take(
        "dispositions", T, Records.disposition("l2", "LEGITIMATE", T, null, "cause-b", null));

    for (String pattern : new String[] {"p|2", "other|7"}) {
      GenericRecord card = bench.card(pattern);
      assertThat(card.get("holds")).isEqualTo(3L);
      assertThat(card.get("holds_overturned")).isEqualTo(1L);
      assertThat(card.get("held_rightly_minor")).isEqualTo(500L);
      assertThat(card.get("held_wrongly_minor")).isEqualTo(70L);
      assertThat(card.get("held_undecided_minor")).isEqualTo(4L);
      assertThat(card.get("cases")).as("alerts are cases, holds are not").isEqualTo(0L);
    }
  }

  @Test
  void shouldTakeNothingFromWhatPassesOrIsSyntheticOrUnreadable() {
    assertThat(bench.read("decisions", T, Records.decision("a", 0, "ALLOW", T, 5L, false)).notes())
        .isEmpty();
    assertThat(bench.read("decisions", T, Records.decision("a", 0, "HOLD", T, 5L, true)).notes())
        .isEmpty();
    Slip bad = bench.read("alerts", T, new byte[] {1, 2, 3});
    assertThat(bad.notes()).isEmpty();
    assertThat(bad.dead()).isNotNull();
  }

  @Test
  void shouldForgetEverythingNinetyDaysLater() throws Exception {
    alert("a", 0, "OPEN", T);
    label("l1", "FALSE_POSITIVE", T + DAY, "a", null);
    bench.take("decisions", T, Records.decision("a", 0, "HOLD", T, 500L, false));

    bench.watermark(T + 3 * DAY);
    assertThat((int) bench.card("p|2").get("days")).isEqualTo(4);
    assertThat(bench.card("p|2").get("cases_per_day")).isEqualTo(0.25);
    bench.watermark(Score.endOf(Score.dayOf(T)) - 1);
    assertThat(bench.card("p|2").get("wrong")).isEqualTo(1L);
    bench.watermark(Score.endOf(Score.dayOf(T)));
    assertThat(bench.card("p|2").get("cases")).isEqualTo(0L);
    alert("a", 0, "OPEN", T);
    assertThat(bench.card("p|2").get("cases")).as("too late").isEqualTo(0L);

    bench.assertNothingStays();
  }
}
