package io.weir.engine.directive;

import io.weir.engine.event.Event;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The orders that count for one subject, asked as of any event: what stands is the same in whatever
 * order they arrived. Not thread-safe.
 *
 * <p>Bound: {@value #MOST}; beyond, the one that ends first goes: what happened by itself before
 * what somebody ordered, and of that what silences before what frees. End: a release when all it
 * closed has ended, a suppression or snooze at its own, each {@link #REVISABLE} later, as events
 * come out of order.
 */
public final class Directives {
  /** Most orders remembered of a subject. */
  public static final int MOST = 16;

  /** Comes after every id there is. */
  private static final String LAST = "\uffff";

  /** Behind the watermark by no more than this may what an order counts for still come. */
  static final long REVISABLE = 600_000;

  private final List<Directive> all;

  /** None yet. */
  public Directives() {
    this(new ArrayList<>(0));
  }

  private Directives(List<Directive> all) {
    this.all = all;
  }

  /** None, and none can be added. */
  public static Directives none() {
    return new Directives(List.of());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether an order of this id is among them. */
  public boolean knows(String id) {
    return all.stream().anyMatch(one -> one.id().equals(id));
  }

  /** Whether this very one is among them. */
  public boolean has(Directive directive) {
    return all.contains(directive);
  }

  /**
   * Remembers an order.
   *
   * @param live the subject's signals, which say when releases may be forgotten
   * @return whether another had to go
   */
  public boolean add(Directive directive, Collection<LiveSignal> live) {
    all.add(directive);
    if (all.size() <= MOST) {
      return false;
    }
    all.remove(
        all.stream()
            .min(
                Comparator.comparingInt(Directives::weight)
                    .thenComparingLong(one -> end(one, live)))
            .orElseThrow());
    return true;
  }

  /** With a silence that goes people hear more; with a release somebody is restricted again. */
  private static int weight(Directive order) {
    return switch (order.kind()) {
      case ENDED -> 0;
      case SNOOZED, SUPPRESSED -> 1;
      case RELEASED, CLEARED, PROVEN, UNSNOOZED -> 2;
    };
  }

  /** Remembers a proof; of those before it, what events out of order may still ask for. */
  public void prove(Directive proof, Collection<LiveSignal> live) {
    all.removeIf(
        one ->
            one.kind() == Directive.Kind.PROVEN
                && one.time() + REVISABLE <= proof.time()
                && one.proof().isWithin(proof.proof()));
    add(proof, live);
  }

  /** What they are, in the order of arrival. */
  public List<Directive> list() {
    return List.copyOf(all);
  }

  /**
   * A signal as it stands for an event at this time and of this id: itself, without what a release
   * took from it, or null where it counts for nothing any more.
   */
  public LiveSignal standing(LiveSignal signal, long time, String id) {
    LiveSignal left = signal;
    for (int i = 0; i < all.size() && left != null; i++) {
      Directive one = all.get(i);
      if (one.isBefore(time, id) && one.comesAfter(signal) && one.concerns(signal)) {
        left = after(one, left);
      }
    }
    return left;
  }

  /** The same once all that happens at this time has happened. */
  public LiveSignal standing(LiveSignal signal, long time) {
    return standing(signal, time, LAST);
  }

  private static LiveSignal after(Directive order, LiveSignal signal) {
    return switch (order.kind()) {
      case RELEASED ->
          order.operation() != null
              ? signal
              : order.scope() == null ? null : without(order.scope(), signal);
      case CLEARED, SUPPRESSED -> order.pattern().equals(signal.patternId()) ? null : signal;
      case PROVEN -> order.proof().closes(signal) ? null : signal;
      case ENDED ->
          order.pattern().equals(signal.patternId())
                  && order.alternative().equals(signal.alternative())
              ? outside(order.scope(), signal)
              : signal;
      case SNOOZED, UNSNOOZED -> signal;
    };
  }

  /** What a signal asks for in other scopes; null where that is nothing. */
  private static LiveSignal outside(Scope scope, LiveSignal signal) {
    List<Effect> left =
        signal.effects().stream().filter(effect -> effect.scope() != scope).toList();
    return left.isEmpty()
        ? null
        : left.size() < signal.effects().size() ? signal.with(left) : signal;
  }

  /** A signal all of whose restrictions are released counts for nothing. */
  private static LiveSignal without(Scope scope, LiveSignal signal) {
    List<Effect> left =
        signal.effects().stream()
            .filter(effect -> effect.scope() != scope || !restricts(effect))
            .toList();
    if (left.size() == signal.effects().size()) {
      return signal;
    }
    return left.stream().anyMatch(Directives::lasts) ? signal.with(left) : null;
  }

  /** Whether it is in force beyond the operation that is decided. */
  private static boolean lasts(Effect effect) {
    return restricts(effect) && effect.scope() != Scope.EVENT && effect.scope() != Scope.PAYMENT;
  }

  private static boolean restricts(Effect effect) {
    return effect.floor().compareTo(Action.STEP_UP) >= 0;
  }

  /** Whether what a pattern says counts for nothing, though it holds at the event. */
  public boolean suppresses(LiveSignal signal, Event completing) {
    return hushes(Directive.Kind.SUPPRESSED, signal, completing);
  }

  /** Whether nobody is to be alerted of a signal. */
  public boolean snoozes(LiveSignal signal, Event completing) {
    return hushes(Directive.Kind.SNOOZED, signal, completing);
  }

  private boolean hushes(Directive.Kind kind, LiveSignal signal, Event completing) {
    for (int i = 0; i < all.size(); i++) {
      Directive one = all.get(i);
      boolean counts =
          one.kind() == kind
              && one.pattern().equals(signal.patternId())
              && !one.comesAfter(signal)
              && signal.since() < one.until()
              && one.concerns(signal)
              && one.matches(completing);
      if (counts && !isTakenBack(one, signal)) {
        return true;
      }
    }
    return false;
  }

  private boolean isTakenBack(Directive order, LiveSignal signal) {
    return all.stream()
        .anyMatch(
            one ->
                one.kind() == Directive.Kind.UNSNOOZED
                    && one.pattern().equals(order.pattern())
                    && order.isBefore(one.time(), one.id())
                    && !one.comesAfter(signal)
                    && one.concerns(signal));
  }

  /**
   * The order that let an operation go; null where none did.
   *
   * @param scope of its decision: a login and a payment may have the same id
   */
  public Directive letsGo(Event operation, Scope scope) {
    for (Directive one : all) {
      if (operation.id().equals(one.operation()) && one.scope() == scope) {
        return one;
      }
    }
    return null;
  }

  /** Forgets what an event ended. */
  public void takeBackEnd(Event event) {
    all.removeIf(one -> one.kind() == Directive.Kind.ENDED && one.id().equals(event.id()));
  }

  /** Forgets what counts for nothing that may still come. */
  public void expire(long watermark, Collection<LiveSignal> live) {
    if (!all.isEmpty()) {
      all.removeIf(one -> end(one, live) <= watermark);
    }
  }

  /** Event time at which the last of them ends; Long.MIN_VALUE where there is none. */
  public long end(Collection<LiveSignal> live) {
    long end = Long.MIN_VALUE;
    for (int i = 0; i < all.size(); i++) {
      end = Math.max(end, end(all.get(i), live));
    }
    return end;
  }

  /** One that takes back must outlive what it takes back. */
  private long end(Directive order, Collection<LiveSignal> live) {
    long end = order.until();
    for (LiveSignal signal : live) {
      if (order.comesAfter(signal) && !signal.equals(after(order, signal))) {
        end = Math.max(end, signal.until());
      }
    }
    if (order.kind() == Directive.Kind.UNSNOOZED) {
      for (Directive other : all) {
        boolean taken = order.pattern().equals(other.pattern());
        end = taken ? Math.max(end, other.until()) : end;
      }
    }
    return end + REVISABLE;
  }

  /** Event time of the newest; Long.MIN_VALUE where there is none. */
  public long newest() {
    long newest = Long.MIN_VALUE;
    for (int i = 0; i < all.size(); i++) {
      newest = Math.max(newest, all.get(i).time());
    }
    return newest;
  }

  /** Remembers what is remembered there as well. */
  public void addAll(Directives other) {
    all.addAll(other.all);
  }

  void restore(Directive directive) {
    all.add(directive);
  }
}
