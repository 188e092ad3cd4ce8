package io.weir.engine.account;

import io.weir.engine.aggregate.Passed;
import io.weir.engine.bytes.PackedEntry;
import io.weir.engine.decision.CoolDown;
import io.weir.engine.decision.CoolDowns;
import io.weir.engine.decision.InForce;
import io.weir.engine.directive.Directives;
import io.weir.engine.event.Event;
import io.weir.engine.event.Pending;
import io.weir.engine.signal.LiveSignal;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything kept for one account (or login name). Not thread-safe.
 *
 * <p>Bounds: {@value #MOST_KEPT} kept events, evicted {@value #EVICTED} at a time; windows bounded
 * by their own rules and {@value #MOST_SUB_KEYS} sessions or cards; {@value #MOST_LIVE} live
 * signals; {@link CoolDowns#MOST} cool-downs; one restriction per scope; {@link Directives}; {@link
 * SmallDays}. End: {@link AccountEvaluator#nextEnd} says when something can be dropped, {@link
 * #isEmpty} when all is gone.
 */
public final class AccountState extends PackedEntry {
  static final int MOST_KEPT = 256;
  static final int EVICTED = 64;
  static final int MOST_SUB_KEYS = 64;
  static final int MOST_LIVE = 64;

  /** Kept events in (time, id) order. */
  final List<Kept> kept = new ArrayList<>(4);

  /** Of which kinds these are. */
  final PresentKinds kinds = new PresentKinds();

  /** Events that wait for the watermark (settled evaluation). */
  final Pending pending = new Pending();

  /** Windows by sub-key, "" for the account itself. */
  final Map<String, KeyWindows> windows = new HashMap<>(2);

  /** Signals of this account's own patterns, and marks other subjects left on it. */
  final List<LiveSignal> live = new ArrayList<>(0);

  /** Alerts in cool-down, by pattern and key. */
  final Map<String, CoolDown> coolDowns = new HashMap<>(0);

  /** Restrictions in force, by subject and scope. */
  final Map<String, InForce> restrictions = new HashMap<>(0);

  /** What people ordered about the account, or what is inside it. */
  final Directives directives = new Directives();

  /** On which days operations showed something small. */
  final SmallDays smallDays = new SmallDays();

  /** Grows with every restriction written: readers ignore lower ones. */
  long epoch;

  /** Event time up to which kept events were evicted; Long.MIN_VALUE: none ever was. */
  long truncatedBefore = Long.MIN_VALUE;

  /**
   * Event time at which the last of the live signals dropped had ended: an operation before it was
   * decided with what is no longer known, and stays decided. Long.MIN_VALUE: none was dropped.
   */
  long forgotten = Long.MIN_VALUE;

  /** Append time from which the newest change counts that was known when the key was judged. */
  long knew = Long.MIN_VALUE;

  /** Number of kept events at which to look for what has ended; not worth storing. */
  int pruneAt = AccountEvaluator.PRUNE_EVERY;

  /** The earliest deadline a candidate waits for, event time; Long.MAX_VALUE: none does. */
  long due = Long.MAX_VALUE;

  /** Event time of the one timer registered for this key; Long.MAX_VALUE: none. */
  long timer = Long.MAX_VALUE;

  @Override
  public boolean isEmpty() {
    return kept.isEmpty()
        && pending.isEmpty()
        && windows.isEmpty()
        && live.isEmpty()
        && coolDowns.isEmpty()
        && restrictions.isEmpty()
        && directives.isEmpty()
        && smallDays.isEmpty();
  }

  @Override
  public long timer() {
    return timer;
  }

  @Override
  public void timer(long time) {
    timer = time;
  }

  /** Number of events kept. */
  public int keptEvents() {
    return kept.size();
  }

  /** Number of events waiting for the watermark. */
  public int pendingEvents() {
    return pending.size();
  }

  /**
   * Keeps a live signal instead of an older statement of the same id. Where there are too many, one
   * that has ended goes, else the one that is missed least.
   *
   * @return whether one had to go
   */
  boolean keep(LiveSignal signal) {
    live.removeIf(one -> one.id().equals(signal.id()));
    live.add(signal);
    if (live.size() <= MOST_LIVE) {
      return false;
    }
    LiveSignal oldest = Collections.min(live, Comparator.comparing(LiveSignal::until));
    if (oldest.until() <= signal.since()) {
      forget(oldest);
      return false;
    }
    live.remove(Dispensable.of(live));
    return true;
  }

  /** Whether one had to go, perhaps, that had not ended. */
  boolean isCrowded() {
    return live.size() >= MOST_LIVE;
  }

  /** Drops a live signal that has ended. */
  void forget(LiveSignal ended) {
    forgotten = Math.max(forgotten, ended.until());
    live.remove(ended);
  }

  /**
   * The epoch of the next restriction. It follows event time, so that it rises for readers even
   * where the account had been forgotten in between.
   */
  long nextEpoch(long now) {
    epoch = Math.max(epoch + 1, now);
    return epoch;
  }

  /**
   * How far its windows are passed.
   *
   * @param watermark event time at or before which nothing in time comes any more
   */
  Passed passed(long watermark) {
    return new Passed(watermark, kept.isEmpty() ? Long.MAX_VALUE : kept.get(0).event.time());
  }

  /** Where the event stands, or would be inserted as -(position) - 1. */
  int find(Event event) {
    int low = 0;
    int high = kept.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = kept.get(middle).event.compareTo(event);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /**
   * Whether an event of this stream and id is kept, whatever time it gave itself: of what a
   * producer sends again the first counts.
   */
  boolean knows(Event event) {
    for (Kept one : kept) {
      if (one.idHash() == event.idHash()
          && one.event.stream().name().equals(event.stream().name())
          && one.event.id().equals(event.id())) {
        return true;
      }
    }
    return false;
  }

  /** Holds its events as another catalog declares them; drops those it does not declare. */
  public void redeclare(StreamCatalog today) {
    List<Kept> before = List.copyOf(kept);
    kept.clear();
    for (Kept one : before) {
      Event event = one.event.redeclared(today);
      if (event != null) {
        kept.add(new Kept(event).inPlaceOf(one));
      }
    }
    kinds.forget();
    pending.redeclare(today);
  }

  /** An independent copy. */
  public AccountState copy() {
    AccountState copy = new AccountState();
    copy.pending.addCopies(pending);
    kept.forEach(one -> copy.kept.add(one.copy()));
    windows.forEach((subKey, held) -> copy.windows.put(subKey, held.copy()));
    copy.live.addAll(live);
    copy.coolDowns.putAll(coolDowns);
    copy.restrictions.putAll(restrictions);
    copy.directives.addAll(directives);
    copy.smallDays.addAll(smallDays);
    copy.epoch = epoch;
    copy.truncatedBefore = truncatedBefore;
    copy.forgotten = forgotten;
    copy.knew = knew;
    copy.due = due;
    copy.timer = timer;
    return copy;
  }
}
