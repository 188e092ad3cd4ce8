package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.account.AccountEvaluator;
import io.weir.engine.account.AccountState;
import io.weir.engine.account.AccountWire;
import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.signal.Signal;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One account live: what it says of signals comes back after a while, in whatever order, some of it
 * more than once.
 */
final class ChainRun {
  private static final AccountWire WIRE = new AccountWire(new EventWire(StreamCatalog.shipped()));

  /** Far more than any run has to say. */
  private static final int MOST_STATEMENTS = 10_000;

  private final AccountEvaluator evaluator;
  private final Random random;
  private final int delay;
  private final Time time;
  private final List<Coming> coming = new ArrayList<>();
  private final Told told = new Told();
  private AccountState state = new AccountState();
  private long newest = Happening.START;
  private long watermark = Long.MIN_VALUE;
  private int heard;
  private int behind;

  private record Coming(long at, Event event) {}

  /** What the watermark waits for. */
  enum Time {
    /** There is none. */
    NEVER,
    /** Whatever is still to come. */
    ALL,
    /** Logins and payments, as in a job: statements about signals come behind it. */
    EVENTS
  }

  /**
   * @param delay how long statements may be on their way, in the time of arrivals; those on their
   *     way together come in any order
   */
  ChainRun(Versions versions, Random random, int delay, Time time) {
    this.evaluator = new AccountEvaluator(versions);
    this.random = random;
    this.delay = delay;
    this.time = time;
  }

  Told run(List<Happening> arrivals) {
    for (Happening one : arrivals) {
      coming.add(new Coming(one.append(), one.event()));
    }
    while (!coming.isEmpty()) {
      Coming next = first();
      coming.remove(next);
      int before = told.signals().size();
      assertThat(before).as("statements without end").isLessThan(MOST_STATEMENTS);
      newest = Math.max(newest, next.event().time());
      behind += next.event().time() <= watermark ? 1 : 0;
      evaluator.eager(next.event(), state, Long.MIN_VALUE, told);
      for (Signal signal : told.signals().subList(before, told.signals().size())) {
        feed(signal, next.at());
      }
      if (time != Time.NEVER) {
        watermark = passed();
        evaluator.onWatermark(state, watermark, told);
        state = restarted(state);
      }
    }
    return told;
  }

  private Coming first() {
    Coming first = coming.get(0);
    for (Coming one : coming) {
      first = one.at() < first.at() ? one : first;
    }
    return first;
  }

  private void feed(Signal signal, long now) {
    for (int i = random.nextInt(6) == 0 ? 2 : 1; i > 0; i--) {
      long at = now + random.nextInt(delay);
      Event event =
          Notices.event(signal, StreamCatalog.shipped().stream("signal"), Happening.START + at);
      coming.add(new Coming(at, event));
      heard++;
    }
  }

  /** How many statements came back. */
  int heard() {
    return heard;
  }

  /** How many of them came behind the watermark. */
  int behind() {
    return behind;
  }

  /** Event time at or before which nothing comes any more that the watermark waits for. */
  private long passed() {
    long passed = Long.MAX_VALUE;
    for (Coming one : coming) {
      if (time == Time.ALL || !SignalEvents.isSignal(one.event())) {
        passed = Math.min(passed, one.event().time() - 1);
      }
    }
    return passed == Long.MAX_VALUE ? newest : passed;
  }

  private static AccountState restarted(AccountState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WIRE.write(state, new DataOutputStream(bytes));
      return WIRE.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
