package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.event.Facts;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.patterns.condition.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The windows of hot keys: equal to those of small keys in time order, and small in a flood. */
class RunningWindowTest {
  private static final long[] WINDOWS = {1, 64, 100, 640, 6_400, 64_000, 7_776_000_000L};

  private record Case(AggregateSpec spec, List<Happening> events, int restartAt) {}

  @Test
  void shouldEqualTheWindowsOfSmallKeysInTimeOrder() {
    Seen seen = Cases.check("running windows in time order", 1_000, new InOrder());

    assertThat(seen.of("known values")).isPositive();
    assertThat(seen.of("removals")).isPositive();
    assertThat(seen.of("fewer entries than entered")).isPositive();
  }

  @Test
  void shouldStayBoundedUnderAFloodOfOneValue() {
    for (String yaml :
        List.of(
            "{count: payment, over: 1h}",
            "{max: payment.base_amount_minor, over: 1h}",
            "{span: payment, over: 1h}",
            "{run: payment, over: 1h, of: 'status == \"SUCCESS\"'}",
            "{logStdev: payment.base_amount_minor, over: 1h}",
            "{last: payment.payee_id, over: 1h}")) {
      assertThat(flood(yaml, 200_000, 1)).as(yaml).isLessThanOrEqualTo(2 * 65 * 9);
    }
  }

  @Test
  void shouldStayBoundedWhereEntriesMayBeTakenBack() {
    String takenBack = "takenBack: {payment: 'status == \"FAILURE\"', of: original_event_id}";

    assertThat(flood("{count: payment, over: 1h, " + takenBack + "}", 200_000, 1))
        .isLessThanOrEqualTo(2 * Measure.APART + 1);
  }

  @Test
  void shouldStayBoundedUnderAFloodOfValues() {
    assertThat(flood("{distinct: payment.payee_id, over: 1h}", 200_000, 200_000))
        .isLessThanOrEqualTo(2 * Measure.SAMPLE + 2);
    assertThat(flood("{firstSeen: payment.payee_id, over: 1h}", 200_000, 200_000))
        .isLessThanOrEqualTo(2 * Measure.SAMPLE + 2);
    assertThat(flood("{maxPer: payment.payee_id, over: 1h}", 200_000, 200_000))
        .isLessThanOrEqualTo(2 * AsOfWindow.MOST);
  }

  @Test
  void shouldEstimateDistinctValuesBeyondTheSample() {
    Measure measure = AggregatePatterns.measure("{distinct: payment.payee_id, over: 1h}");
    RunningWindow window = new RunningWindow(measure);
    Facts facts = new Facts();
    for (int i = 0; i < 50_000; i++) {
      pass(window, measure, payment(i, i, "P" + i), facts);
    }

    assertThat(facts.bits(0)).isBetween(46_000L, 54_000L);
  }

  @Test
  void shouldForgetWhatWasBeyondTheGreatestNumberWhenItsWindowIsOver() {
    Measure measure = AggregatePatterns.measure("{sum: payment.base_amount_minor, over: 640ms}");
    RunningWindow window = new RunningWindow(measure);
    Facts facts = new Facts();
    for (int i = 0; i < 10; i++) {
      pass(window, measure, paid("p" + i, i, Long.MAX_VALUE / 3), facts);
    }
    pass(window, measure, paid("within", 645, 5), facts);
    assertThat(facts.bits(0)).isEqualTo(Long.MAX_VALUE);

    pass(window, measure, paid("after", 1_000, 7), facts);
    assertThat(facts.bits(0)).isEqualTo(12);
  }

  private static Event paid(String id, long time, long amount) {
    Map<String, Object> fields =
        Map.of("activity", "PAYMENT_INITIATE", "payee_id", "P", "base_amount_minor", amount);
    return new Happening("payment", id, time, time, fields).event();
  }

  private static int flood(String yaml, int events, int values) {
    Measure measure = AggregatePatterns.measure(yaml);
    RunningWindow window = new RunningWindow(measure);
    int most = 0;
    for (int i = 0; i < events; i++) {
      pass(window, measure, payment(i, i * 36L, "P" + i % values), new Facts());
      most = Math.max(most, window.size());
    }
    return most;
  }

  private static Event payment(int i, long time, String payee) {
    return new Happening(
            "payment",
            "e" + i,
            time,
            time,
            Map.of("activity", "PAYMENT_INITIATE", "payee_id", payee, "base_amount_minor", i % 7L))
        .event();
  }

  /** As the stage does: asked before the event enters where it is to be left out, else after. */
  private static void pass(RunningWindow window, Measure measure, Event event, Facts facts) {
    Frame frame = new Frame();
    frame.row = event.row();
    if (measure.prior()) {
      Freezing.freeze(window, event, facts, measure);
    }
    if (measure.takesBack(frame)) {
      window.takeBack(event, measure);
    }
    if (measure.takes(frame)) {
      window.enter(frame, event, measure);
    }
    if (!measure.prior()) {
      Freezing.freeze(window, event, facts, measure);
    }
  }

  private static final class InOrder implements Property<Case> {
    @Override
    public Case generate(Random random) {
      long over = WINDOWS[random.nextInt(WINDOWS.length)];
      AggregateSpec spec = AggregateSpec.random(random, over);
      List<Happening> events =
          new ArrayList<>(AggregateStreams.random(random, over, 5 + random.nextInt(300), 0));
      events.sort(null);
      return new Case(spec, events, random.nextInt(events.size()));
    }

    @Override
    public List<Case> smaller(Case wrong) {
      List<Case> smaller = new ArrayList<>();
      for (List<Happening> events : Cases.without(wrong.events())) {
        smaller.add(new Case(wrong.spec(), events, wrong.restartAt()));
      }
      return smaller;
    }

    @Override
    public void check(Case one, Seen seen) {
      Measure measure = AggregatePatterns.measure(one.spec().yaml());
      RunningWindow running = new RunningWindow(measure);
      AsOfWindow asOf = new AsOfWindow(measure);
      Freezing asking = new Freezing();
      int entered = 0;
      for (int i = 0; i < one.events().size(); i++) {
        Event event = one.events().get(i).event();
        Frame frame = new Frame();
        frame.row = event.row();
        if (measure.takesBack(frame)) {
          asOf.takeBack(event, measure);
          seen.count("removals");
        }
        if (measure.takes(frame)) {
          asOf.enter(frame, event, measure, event.time() - 1, id -> true);
          entered++;
        }
        Facts expected = new Facts();
        Event again = one.events().get(i).event();
        asking.freeze(asOf, again, measure);
        pass(running, measure, event, expected);
        if (i == one.restartAt()) {
          running = restart(running);
        }
        assertThat(text(expected))
            .as("as of %s", one.events().get(i))
            .isEqualTo(text(again.facts()));
        seen.count(expected.size() > 0 ? "known values" : "unknown values");
      }
      if (running.size() < entered) {
        seen.count("fewer entries than entered");
      }
    }

    private static String text(Facts facts) {
      return facts.size() == 0 ? "unknown" : facts.bits(0) + "/" + facts.text(0);
    }

    private static RunningWindow restart(RunningWindow window) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        RunningWire.write(window, new DataOutputStream(bytes));
        return RunningWire.read(
            new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
