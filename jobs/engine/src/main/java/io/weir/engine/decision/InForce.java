package io.weir.engine.decision;

import io.weir.patterns.model.Action;

/**
 * A restriction as its subject's owner wrote it last: what is to be done, and what that is followed
 * by, milder and longer each time. Readers need no further record when one ends and the next
 * begins.
 *
 * @param action what is to be done
 * @param until epoch millis at which that ends by itself
 * @param then what follows, milder than the action and ending later; null where nothing does
 */
public record InForce(Action action, long until, InForce then) {
  /** How much later something must end for it to be written again, millis. */
  public static final long NOTABLE = 60_000;

  /** One that nothing follows. */
  public InForce(Action action, long until) {
    this(action, until, null);
  }

  /** Epoch millis at which nothing follows any more. */
  public long end() {
    return then == null ? until : then.end();
  }

  /** What is left of it from an instant on; null where nothing is. */
  public InForce from(long now) {
    return after(this, now);
  }

  /** The strictest at every instant, of this and of something that is asked for as well. */
  public InForce and(Action other, long end) {
    int order = other.compareTo(action);
    if (order >= 0) {
      return order == 0 && end <= until
          ? this
          : new InForce(other, end, after(order == 0 ? then : this, end));
    }
    if (end <= until) {
      return this;
    }
    return new InForce(
        action, until, then == null ? new InForce(other, end) : then.and(other, end));
  }

  /**
   * Whether a reader who knows only what was written does, from an instant on, what this asks for:
   * never more, and less only at the end of something, for {@code notable} millis at most.
   *
   * @param written what readers know; null: nothing
   */
  public boolean isSaidBy(InForce written, long now, long notable) {
    InForce asked = from(now);
    InForce known = written == null ? null : written.from(now);
    if (asked == null || known == null) {
      return asked == null && known == null;
    }
    if (known.action != asked.action) {
      return false;
    }
    for (InForce wanted = asked; wanted != null; wanted = wanted.then) {
      if (known.lastOf(wanted.action) < wanted.until - notable) {
        return false;
      }
    }
    for (InForce said = known; said != null; said = said.then) {
      if (asked.lastOf(said.action) < said.until) {
        return false;
      }
    }
    return true;
  }

  /** Epoch millis until which at least an action is to be done; Long.MIN_VALUE: never. */
  private long lastOf(Action least) {
    long last = Long.MIN_VALUE;
    for (InForce one = this; one != null && one.action.compareTo(least) >= 0; one = one.then) {
      last = one.until;
    }
    return last;
  }

  private static InForce after(InForce first, long end) {
    InForce left = first;
    while (left != null && left.until <= end) {
      left = left.then;
    }
    return left;
  }
}
