package io.weir.patterns.policy;

import io.weir.patterns.model.Action;
import java.util.Set;

/**
 * What becomes of an action at its end. Immutable.
 *
 * @param escalated the actions people are told of that nobody answered; any other just ends
 * @param due of its time, how much has passed when they are told first; above 0 and below 1
 */
public record OnExpiry(Set<Action> escalated, double due) {
  /** What counts where the policy does not say: it ends, and nobody is told. */
  public static final OnExpiry NONE = new OnExpiry(Set.of(), 0.8);

  public OnExpiry {
    escalated = Set.copyOf(escalated);
  }

  /** Whether people are told of one that nobody answered. */
  public boolean escalates(Action action) {
    return escalated.contains(action);
  }

  /** Epoch millis at which they are told first. */
  public long dueAt(long from, long until) {
    return from + Math.max(1, (long) ((until - from) * due));
  }
}
