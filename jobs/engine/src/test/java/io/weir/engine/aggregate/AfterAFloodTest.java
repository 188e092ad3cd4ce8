package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.bytes.Varints;
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

/**
 * Who floods a hot key with values makes a sample of it, and two windows after the flood at the
 * latest it says again what windows of small keys say.
 */
class AfterAFloodTest {
  private static final long HOUR = 3_600_000;
  private static final String MOST = "{maxPer: payment.payee_id, over: 1h}";

  @Test
  void shouldEqualTheWindowsOfSmallKeysAgainWhenAFloodIsOver() {
    Seen seen = Cases.check("windows after a flood", 30, new Recovered());

    assertThat(seen.of("answers while sampled")).isPositive();
    assertThat(seen.of("answers after a flood")).isPositive();
    assertThat(seen.of("restarts while sampled")).isPositive();
  }

  @Test
  void shouldSeeTheOneValueThatComesOftenAfterAFlood() {
    Windows windows = new Windows(MOST);
    long time = windows.flood(50_000, 10);
    for (int i = 0; i < 3 * 1_000; i++) {
      time += 3_600;
      windows.pass(time, i % 5 == 0 ? "SPRAY" : "Q" + i);
    }

    assertThat(windows.hot()).isEqualTo(windows.small());
    assertThat(windows.hot.bits(0)).isBetween(200L, 204L);
  }

  @Test
  void shouldGuessWellAgainWhereMoreThanAreToldApartFollowAFlood() {
    Windows windows = new Windows("{distinct: payment.payee_id, over: 1h}");
    long time = windows.flood(200_000, 5);
    for (int i = 0; i < 3 * 5_000; i++) {
      time += 720;
      windows.pass(time, "Q" + i);
      if (i > 12_000) {
        assertThat(windows.hot.bits(0)).isBetween(4_400L, 5_600L);
      }
    }
  }

  @Test
  void shouldForgetAFloodThatAnEarlierReleaseSawPassing() throws IOException {
    Windows windows = new Windows(MOST);
    windows.running = RunningWire.read(in(earlier()), false);
    long time = HOUR;
    for (int i = 0; i < 2 * 500 + 10; i++) {
      time += 7_200;
      windows.pass(time, i % 5 < 2 ? "SPRAY" : "Q" + i);
    }

    assertThat(windows.hot()).isEqualTo("200/null");
  }

  @Test
  void shouldKeepNothingWhenAFloodIsOverAndNothingFollows() {
    Windows windows = new Windows(MOST);
    long time = windows.flood(5_000, 10);

    windows.running.expire(Happening.START + time + HOUR, windows.measure);

    assertThat(windows.running.isEmpty()).isTrue();
    assertThat(windows.running.size()).isZero();
  }

  /** What was written before windows had successors: one entry left of a sampled hour. */
  private static byte[] earlier() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(Happening.START + HOUR);
    out.writeLong(1L << 56);
    out.writeByte(2);
    out.writeByte(1);
    Varints.writeUnsigned(out, 1);
    Varints.writeUnsigned(out, 1);
    Varints.writeSigned(out, Happening.START + HOUR);
    out.writeLong(70);
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** A window of a hot key and one of a small key, of the same events in order of time. */
  private static final class Windows {
    final Measure measure;
    final AsOfWindow asOf;
    private final Measure of;
    private final Freezing asking = new Freezing();
    RunningWindow running;
    Facts hot = new Facts();
    private Happening last;
    private int number;

    Windows(String yaml) {
      measure = AggregatePatterns.measure(yaml);
      of = AggregatePatterns.measure(yaml);
      running = new RunningWindow(measure);
      asOf = new AsOfWindow(of);
    }

    /** Seen by the hot key's alone: when it is over it is nothing to the other. */
    long flood(int values, long apart) {
      for (int i = 0; i < values; i++) {
        passHot(payment(i * apart, "P" + i));
      }
      return values * apart;
    }

    void pass(long time, String payee) {
      last = payment(time, payee);
      Event event = passHot(last);
      Frame frame = new Frame();
      frame.row = event.row();
      asOf.enter(frame, event, of, event.time() - 1, id -> true);
    }

    private Happening payment(long time, String payee) {
      Map<String, Object> fields = Map.of("activity", "PAYMENT_INITIATE", "payee_id", payee);
      return new Happening("payment", "e" + ++number, time, time, fields);
    }

    private Event passHot(Happening one) {
      Frame frame = new Frame();
      Event event = one.event();
      frame.row = event.row();
      hot = new Facts();
      if (measure.prior()) {
        Freezing.freeze(running, event, hot, measure);
      }
      running.enter(frame, event, measure);
      if (!measure.prior()) {
        Freezing.freeze(running, event, hot, measure);
      }
      return event;
    }

    String hot() {
      return text(hot);
    }

    String small() {
      Event event = last.event();
      asking.freeze(asOf, event, of);
      return text(event.facts());
    }

    private static String text(Facts facts) {
      return facts.size() == 0 ? "unknown" : facts.bits(0) + "/" + facts.text(0);
    }

    void restart() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        RunningWire.write(running, new DataOutputStream(bytes));
        running = RunningWire.read(in(bytes.toByteArray()), true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * @param quiet milliseconds between two payments where there is no flood
   * @param values payees of these
   * @param flooded payees of the flood
   * @param lasts milliseconds that the flood lasts
   */
  private record Case(
      String function, long over, long quiet, int values, int flooded, long lasts, long seed) {}

  private static final class Recovered implements Property<Case> {
    private static final String[] FUNCTIONS = {
      "distinct: payment.payee_id",
      "firstSeen: payment.payee_id",
      "maxPer: payment.payee_id",
      "share: payment.payee_id, times: 1..1",
      "quantilePer: payment.payee_id, q: 0.5",
      "distinct: payment.payee_id, atLeast: 40"
    };

    @Override
    public Case generate(Random random) {
      long over = 1_000L * (1 + random.nextInt(60));
      return new Case(
          FUNCTIONS[random.nextInt(FUNCTIONS.length)],
          over,
          Math.max(1, over / (20 + random.nextInt(300))),
          2 + random.nextInt(400),
          1_100 + random.nextInt(6_000),
          1 + (long) (over * 2 * random.nextDouble()),
          random.nextLong());
    }

    @Override
    public List<Case> smaller(Case wrong) {
      return new ArrayList<>();
    }

    @Override
    public void check(Case one, Seen seen) {
      Random random = new Random(one.seed());
      Windows windows = new Windows("{%s, over: %dms}".formatted(one.function(), one.over()));
      long from = one.over() / 2;
      long until = from + one.lasts();
      long pane = Math.max(1, one.over() / Measure.PANES);
      int flooded = 0;
      for (long time = 0; time < until + 4 * one.over(); time += one.quiet()) {
        while (time >= from && flooded < one.flooded() && at(one, flooded) <= time) {
          windows.pass(Math.min(time, at(one, flooded)), "F" + flooded++);
        }
        windows.pass(time, "P" + random.nextInt(one.values()));
        if (random.nextInt(50) == 0) {
          windows.restart();
          seen.count(time >= from ? "restarts while sampled" : "restarts before");
        }
        if (time <= from || time > until + 2 * one.over() + 3 * pane) {
          assertThat(windows.hot()).as("at %d", time - until).isEqualTo(windows.small());
          seen.count(time <= from ? "answers before a flood" : "answers after a flood");
        } else {
          seen.count("answers while sampled");
        }
      }
    }

    private static long at(Case one, int number) {
      return one.over() / 2 + number * one.lasts() / one.flooded();
    }
  }
}
