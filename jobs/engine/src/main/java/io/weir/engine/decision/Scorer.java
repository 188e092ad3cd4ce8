package io.weir.engine.decision;

import io.weir.engine.decision.Decision.GroupShare;
import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.event.Event;
import io.weir.engine.signal.Effect;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Action;
import io.weir.patterns.policy.Policy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weighs live signals for one operation (catalogue 4.2, 4.3): the strongest of each correlation
 * group, groups combined as independent evidence, floors and caps, the narrowest scope. The outcome
 * does not depend on the order of the signals. Immutable.
 */
public final class Scorer {
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  /** Parts of a point that are told apart. */
  private static final double FINEST = 1_000_000;

  private final Policy policy;

  public Scorer(Policy policy) {
    this.policy = policy;
  }

  /**
   * What the signals amount to.
   *
   * @param action what to do
   * @param score 0 to 100, rounded to 0.1
   * @param groups each group's part
   * @param until epoch millis at which the reason for the action ends
   */
  public record Weighing(Action action, double score, List<GroupShare> groups, long until) {

    /** The same where something that is no signal asks for more, and until when. */
    public Weighing atLeast(Action asked, long askedUntil) {
      boolean more = asked.compareTo(action) > 0;
      return new Weighing(asked, score, groups, more ? askedUntil : Math.max(until, askedUntil));
    }

    /** The same, of an operation that waits for no longer than it may without a human. */
    public Weighing bounded(Event operation, Policy policy) {
      long end = policy.end(action, operation.time(), until);
      return end == until ? this : new Weighing(action, score, groups, end);
    }
  }

  /** What these signals amount to for an operation. */
  public Weighing weigh(Event operation, Collection<Weighed> signals) {
    if (signals.isEmpty()) {
      return new Weighing(Action.ALLOW, 0, List.of(), operation.time());
    }
    Map<String, Double> points = points(signals, operation.time());
    double score = combine(points);
    Action floor = floor(operation, signals);
    Action level = policy.level(score);
    Action most = most(signals);
    Action asked = stricter(level.compareTo(most) > 0 ? most : level, floor);
    Action action = Reach.possible(operation, asked, floor);
    return new Weighing(action, score, shares(points), end(operation, signals, action));
  }

  /** The least to be done with an operation. */
  private static Action floor(Event operation, Collection<Weighed> signals) {
    Action floor = Action.ALLOW;
    for (Weighed one : signals) {
      for (Effect effect : one.signal().effects()) {
        if (asksOf(operation, one.signal(), effect)) {
          floor = stricter(floor, effect.floor());
        }
      }
    }
    return floor;
  }

  private static boolean asksOf(Event operation, LiveSignal signal, Effect effect) {
    return effect.until() > operation.time() && Reach.touches(operation, signal, effect.scope());
  }

  /**
   * When the reason for an action ends: with the last that asks for so much. What is milder may
   * last for a week and is no reason to hold for one. Where the score alone asks, it is the first
   * instant at which these signals no longer amount to the action, as they count less and less.
   */
  private long end(Event operation, Collection<Weighed> signals, Action action) {
    long now = operation.time();
    if (action == Action.ALLOW) {
      return now;
    }
    long asked = now;
    long alive = now;
    for (Weighed one : signals) {
      alive = Math.max(alive, one.signal().until());
      for (Effect effect : one.signal().effects()) {
        if (effect.floor().compareTo(action) >= 0 && asksOf(operation, one.signal(), effect)) {
          asked = Math.max(asked, effect.until());
        }
      }
    }
    return asked > now ? asked : scoresUntil(signals, action, now, alive);
  }

  /**
   * @param from when they amount to the action
   * @param to when they amount to nothing
   */
  private long scoresUntil(Collection<Weighed> signals, Action action, long from, long to) {
    long still = from;
    long over = Math.max(to, from + 1);
    while (over - still > 1) {
      long between = still + (over - still) / 2;
      if (policy.level(combine(points(signals, between))).compareTo(action) >= 0) {
        still = between;
      } else {
        over = between;
      }
    }
    return over;
  }

  /**
   * The strictest action the score of these signals may lead to: what all are capped at, or any. A
   * mark asks for nothing, and so has no say: that a neighbour is worse lifts nobody's cap. Marks
   * alone do what they amount to, which is little. Nor has a signal that does not count.
   */
  public static Action most(Collection<Weighed> signals) {
    Action most = Action.ALLOW;
    boolean asked = false;
    for (Weighed one : signals) {
      if (one.relation() > 0) {
        for (Effect effect : one.signal().effects()) {
          asked = true;
          most = stricter(most, effect.cap());
        }
      }
    }
    return asked ? most : Action.BLOCK;
  }

  /** The action a signal leads to by itself at its own event. */
  public Action alone(Event operation, LiveSignal signal) {
    return weigh(operation, List.of(new Weighed(signal, policy.relation(signal.dimension()))))
        .action();
  }

  /** What each correlation group brings: the most that any of its signals does. */
  private Map<String, Double> points(Collection<Weighed> signals, long now) {
    Map<String, Double> points = new TreeMap<>();
    for (Weighed one : signals) {
      if (one.relation() > 0) {
        points.merge(one.signal().group(), points(one, now), Math::max);
      }
    }
    return points;
  }

  /**
   * How much of a signal counts, in millionths of a point: full in the first half of its life, then
   * falling to nothing.
   */
  private double points(Weighed one, long now) {
    LiveSignal signal = one.signal();
    double life = Math.max(1, signal.until() - signal.since());
    double left = Math.max(0, Math.min(1, 2 * (signal.until() - now) / life));
    double quality = signal.degraded() ? policy.degradedFactor() : 1;
    return Math.rint(signal.severity().weight() * quality * left * one.relation() * FINEST)
        / FINEST;
  }

  /**
   * Groups are combined in decimals, which hold millionths exactly: in binary 58.75 comes out below
   * itself and is rounded down, and what amounts to a level misses it.
   */
  private static double combine(Map<String, Double> points) {
    BigDecimal innocent = BigDecimal.ONE;
    for (double group : points.values()) {
      innocent = innocent.multiply(ALL.subtract(BigDecimal.valueOf(group)).movePointLeft(2));
    }
    return ALL.subtract(innocent.movePointRight(2)).setScale(1, RoundingMode.HALF_UP).doubleValue();
  }

  private static List<GroupShare> shares(Map<String, Double> points) {
    double whole = 0;
    for (double group : points.values()) {
      whole += weight(group);
    }
    List<GroupShare> shares = new ArrayList<>();
    for (Map.Entry<String, Double> group : points.entrySet()) {
      double share = whole == 0 ? 0 : weight(group.getValue()) / whole;
      shares.add(new GroupShare(group.getKey(), group.getValue(), share));
    }
    return shares;
  }

  /** Of the strict kind: decisions told twice, here and there, must not differ in the last bit. */
  private static double weight(double points) {
    return -StrictMath.log(1 - Math.min(points, 99.9) / 100);
  }

  private static Action stricter(Action a, Action b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
