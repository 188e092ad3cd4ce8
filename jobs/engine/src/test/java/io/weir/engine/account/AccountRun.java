package io.weir.engine.account;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One way of running a case: eager or settled, with a watermark that keeps up or lags behind. */
final class AccountRun {
  private static final AccountWire WIRE = new AccountWire(new EventWire(StreamCatalog.shipped()));

  /** The most any pattern of a case waits for. */
  static final long LONGEST_DELAY = 2_000;

  private final AccountEvaluator evaluator;
  private final List<Happening> arrivals;
  private final boolean settled;
  private final long lag;
  private final int restartEvery;
  private final Told told = new Told();
  private AccountState state = new AccountState();
  private long learnAt = Long.MAX_VALUE;
  private Runnable lesson = () -> {};

  /**
   * @param lag how far the watermark stays behind; Long.MAX_VALUE: it never comes
   * @param restartEvery events after which the state is written and read; 0: never
   */
  AccountRun(AccountCase one, boolean settled, long lag, int restartEvery) {
    this(one.versions(), one.arrivals(), settled, lag, restartEvery);
  }

  /** The same under other versions than the case's. */
  AccountRun(
      Versions versions, List<Happening> arrivals, boolean settled, long lag, int restartEvery) {
    this.evaluator = new AccountEvaluator(versions);
    this.arrivals = arrivals;
    this.settled = settled;
    this.lag = lag;
    this.restartEvery = restartEvery;
  }

  /**
   * Something becomes known before the first event of an append time is judged, or at the end.
   *
   * @param append epoch millis
   */
  AccountRun learning(long append, Runnable what) {
    learnAt = append;
    lesson = what;
    return this;
  }

  private void learn(long append) {
    if (append >= learnAt) {
      learnAt = Long.MAX_VALUE;
      lesson.run();
    }
  }

  Told told() {
    long watermark = Long.MIN_VALUE;
    for (int i = 0; i < arrivals.size(); i++) {
      learn(Happening.START + arrivals.get(i).append());
      if (settled) {
        evaluator.settle(arrivals.get(i).event(), state, watermark, told);
      } else {
        evaluator.eager(arrivals.get(i).event(), state, watermark, told);
      }
      long passed = lag == Long.MAX_VALUE ? Long.MIN_VALUE : passed(i + 1) - lag;
      if (passed > watermark) {
        watermark = passed;
        evaluator.onWatermark(state, watermark, told);
      }
      if (restartEvery > 0 && i % restartEvery == restartEvery - 1) {
        state = restarted(state);
      }
    }
    learn(Long.MAX_VALUE - 1);
    long end = arrivals.stream().mapToLong(Happening::time).max().orElse(0);
    evaluator.onWatermark(state, Happening.START + end + LONGEST_DELAY, told);
    return told;
  }

  AccountState state() {
    return state;
  }

  /** Event time at or before which nothing arrives any more. */
  private long passed(int from) {
    long passed = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (Happening later : arrivals.subList(from, arrivals.size())) {
      passed = later.late() ? passed : Math.min(passed, later.time() - 1);
    }
    for (Happening any : arrivals) {
      end = Math.max(end, any.time());
    }
    return Happening.START + Math.min(passed, end);
  }

  static AccountState restarted(AccountState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WIRE.write(state.copy(), new DataOutputStream(bytes));
      return WIRE.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
