package io.weir.patterns.policy;

import io.weir.patterns.emergency.EmergencyLevels;
import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.model.Action;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How live signals become actions. Immutable and safe to share between threads.
 *
 * @param version 1 or more; grows with every change of content
 * @param hash hash of the file's text, 16 hex digits
 * @param levels least score, above 0 and at most 100, of every action but ALLOW; rising
 * @param relations how much a signal on a related subject counts, from 0 to 1, by dimension; {@link
 *     #OTHER} stands for dimensions not named
 * @param ttl how long, in milliseconds, an action stays that no signal says the time of
 * @param coolDownMillis the longest cool-down of a pattern on a key
 * @param degradedFactor what a signal with incomplete evidence counts, from 0 to 1
 * @param holdMaxMillis the longest a customer's money may be held without a human
 * @param emergency what the levels of emergency do
 * @param guard how much a pattern may do before somebody is called
 * @param silencing how far people may silence a pattern on one subject
 * @param stepUp what a customer clears up by a step-up that cannot be phished
 * @param escalation what becomes of mild things that are not resolved
 * @param onExpiry what becomes of an action at its end
 */
public record Policy(
    int version,
    String hash,
    Map<Action, Double> levels,
    Map<String, Double> relations,
    Map<Action, Long> ttl,
    long coolDownMillis,
    double degradedFactor,
    long holdMaxMillis,
    EmergencyLevels emergency,
    GuardRules guard,
    Silencing silencing,
    StepUp stepUp,
    Escalation escalation,
    OnExpiry onExpiry) {

  /** The relation that stands for every dimension not named. */
  public static final String OTHER = "other";

  public Policy {
    levels = Collections.unmodifiableMap(new EnumMap<>(levels));
    relations = Collections.unmodifiableMap(new TreeMap<>(relations));
    ttl = Collections.unmodifiableMap(new EnumMap<>(ttl));
  }

  /**
   * The strictest action whose level the score reaches. The score is rounded to one decimal first,
   * so that a lone 80 is exactly 80.
   *
   * @param score 0 to 100
   */
  public Action level(double score) {
    double rounded = Math.rint(score * 10) / 10;
    Action reached = Action.ALLOW;
    for (Map.Entry<Action, Double> level : levels.entrySet()) {
      if (rounded >= level.getValue()) {
        reached = level.getKey();
      }
    }
    return reached;
  }

  /** How much a signal counts whose subject is related by this dimension, from 0 to 1. */
  public double relation(String dimension) {
    Double weight = relations.get(dimension);
    return weight == null ? relations.get(OTHER) : weight;
  }

  /** How long an action stays that no signal says the time of, in milliseconds; 0 for ALLOW. */
  public long ttlMillis(Action action) {
    return ttl.getOrDefault(action, 0L);
  }

  /**
   * When an action ends at the latest: nobody's money is held longer than it may be without a
   * human.
   *
   * @param from epoch millis from which it is done
   * @param until epoch millis until which it is asked for
   */
  public long end(Action action, long from, long until) {
    return action == Action.HOLD ? Math.min(until, from + holdMaxMillis) : until;
  }

  /** How long a pattern extends its live signal on a key instead of alerting again. */
  public long coolDownMillis(long signalTtlMillis) {
    return Math.min(signalTtlMillis, coolDownMillis);
  }
}
