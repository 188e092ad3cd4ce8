package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.property.Happening;
import io.weir.patterns.condition.Frame;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What takes entries back has a bound and an end. */
class RemovalsTest {
  private static final long HOUR = 3_600_000;

  private final Measure measure =
      AggregatePatterns.measure(
          "{count: payment, over: 1h, where: 'status == \"SUCCESS\"', "
              + "takenBack: {payment: 'status == \"FAILURE\"', of: original_event_id}}");
  private final AsOfWindow window = new AsOfWindow(measure);

  @Test
  void shouldEndWhereNoEntryCanComeAnyMore() {
    takeBack(window, "e1", 0);
    window.expire(measure, Happening.START + HOUR - 2);
    assertThat(window.isEmpty()).isFalse();

    window.expire(measure, Happening.START + HOUR - 1);

    assertThat(window.isEmpty()).isTrue();
  }

  @Test
  void shouldGoWithTheEntryOnceNobodyAsksBeforeThem() {
    enter(window, "e1", 0);
    takeBack(window, "e1", 10);
    window.expire(measure, Happening.START + 9);
    assertThat(window.isEmpty()).isFalse();
    assertThat(count(window, 9)).isEqualTo(1);
    assertThat(count(window, 11)).isZero();

    window.expire(measure, Happening.START + 10);

    assertThat(window.isEmpty()).isTrue();
  }

  @Test
  void shouldLeaveCountedWhatTooManyRemovalsWouldHaveTaken() {
    for (int i = 0; i < 2 * Removals.MOST; i++) {
      takeBack(window, "e" + i, i);
    }
    for (int i = 0; i < 2 * Removals.MOST; i++) {
      enter(window, "e" + i, i);
    }

    assertThat(count(window, 1_000)).isEqualTo(Removals.MOST);
  }

  @Test
  void shouldLeaveCountedWhatAFloodMerged() {
    for (int i = 0; i < 10 * Measure.APART; i++) {
      enter(window, "e" + i, i);
    }
    takeBack(window, "e0", 20_000);
    takeBack(window, "e" + (10 * Measure.APART - 1), 20_000);

    assertThat(window.size()).isLessThanOrEqualTo(2 * Measure.APART + 1);
    assertThat(count(window, 20_000)).isEqualTo(10 * Measure.APART - 1);
  }

  private void enter(AsOfWindow to, String id, long time) {
    Event event = payment(id, time, Map.of("status", "SUCCESS"));
    Frame frame = new Frame();
    frame.row = event.row();
    assertThat(measure.takes(frame)).isTrue();
    to.enter(frame, event, measure, Happening.START + time - 1, other -> true);
  }

  private void takeBack(AsOfWindow from, String id, long time) {
    Event event = payment("r" + id, time, Map.of("status", "FAILURE", "original_event_id", id));
    Frame frame = new Frame();
    frame.row = event.row();
    assertThat(measure.takesBack(frame)).isTrue();
    from.takeBack(event, measure);
  }

  private long count(AsOfWindow asked, long time) {
    Event event = payment("z", time, Map.of("status", "PENDING"));
    new Freezing().freeze(asked, event, measure);
    return event.facts().bits(0);
  }

  private static Event payment(String id, long time, Map<String, Object> fields) {
    Map<String, Object> all = new java.util.HashMap<>(fields);
    all.put("activity", "PAYMENT_STATUS");
    return new Happening("payment", id, time, time, all).event();
  }
}
