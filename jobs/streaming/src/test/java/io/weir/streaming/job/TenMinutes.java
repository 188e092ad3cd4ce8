package io.weir.streaming.job;

import io.weir.engine.event.Event;
import io.weir.streaming.job.Sender.Appended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Ten minutes of events on three streams, dense with what the test patterns look for: 30 accounts,
 * or more for who wants fewer signals of each, on 10 devices. A fifth of them is appended up to 55
 * s after it happened, some ahead of their time, some twice. The same seed makes the same events,
 * append times included.
 */
final class TenMinutes {
  static final long LENGTH = 600_000;

  private static final int EVENTS = 3_000;
  private static final int ACCOUNTS = 30;
  private static final int DEVICES = 10;

  /** Times lie on a grid, so that some events happen in the same millisecond. */
  private static final long GRID = 250;

  private final int accounts;
  private final Random random;
  private final long start;
  private final List<Appended> arrivals = new ArrayList<>();

  /**
   * @param start event time of the beginning, epoch millis
   */
  TenMinutes(long seed, long start) {
    this(seed, start, ACCOUNTS);
  }

  /**
   * @param start event time of the beginning, epoch millis
   * @param accounts how many there are
   */
  TenMinutes(long seed, long start, int accounts) {
    this.accounts = accounts;
    this.random = new Random(seed);
    this.start = start;
    for (int i = 0; i < EVENTS; i++) {
      arrive(event("e" + i).at(start + random.nextLong(LENGTH / GRID) * GRID));
    }
    arrivals.sort(Comparator.comparingLong(Appended::at));
  }

  private TestEvent event(String id) {
    String account = "account-" + random.nextInt(accounts);
    String device = "device-" + random.nextInt(DEVICES);
    int kind = random.nextInt(100);
    TestEvent event =
        kind < 35
            ? TestEvent.login(id, account, "LOGON")
            : kind < 55
                ? TestEvent.failure(id, account)
                : kind < 58
                    ? TestEvent.login(id, account, "PASSWORD_RESET")
                    : kind < 68
                        ? TestEvent.device(id, account, "REGISTER")
                        : TestEvent.payout(id, account, 1_000 + random.nextInt(100_000));
    return event.with("device_id", device).keyedBy(id);
  }

  private void arrive(TestEvent event) {
    long delay = random.nextInt(300);
    int fate = random.nextInt(100);
    if (fate < 20) {
      delay = 1_000L + random.nextInt(54_000);
    } else if (fate < 22) {
      delay = -random.nextLong(60_000);
    }
    arrivals.add(new Appended(event, event.time() + delay));
    if (fate >= 98) {
      arrivals.add(new Appended(event, event.time() + delay + random.nextInt(4_000)));
    }
  }

  /** Event time of the beginning, epoch millis. */
  long start() {
    return start;
  }

  /** All events in the order in which they are appended. */
  List<Appended> arrivals() {
    return arrivals;
  }

  /** All events as the job reads them. */
  List<Event> events() {
    return arrivals.stream().map(one -> one.event().appended(one.at())).toList();
  }

  /** Ids of the events that are decided. */
  Set<String> operations() {
    Set<String> ids = new HashSet<>();
    for (Appended one : arrivals) {
      if (one.event().isDecided()) {
        ids.add(one.event().id());
      }
    }
    return ids;
  }

  /** Append time of a record that is behind all of them, and so far that all have settled. */
  long settled() {
    return start + 2 * LENGTH;
  }

  /** The share of records appended a second or more after their event happened. */
  double outOfOrder() {
    long behind = arrivals.stream().filter(one -> one.at() - one.event().time() >= 1_000).count();
    return (double) behind / arrivals.size();
  }
}
