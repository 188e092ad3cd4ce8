package io.weir.client;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest statement per subject and scope. Thread-safe.
 *
 * <p>Keeps what is in force, and for {@link #REMEMBERED_MILLIS} what has ended, so that an older
 * statement read again does not bring it back.
 */
final class RestrictionTable {
  /** How long after its end a statement still outweighs those before it. */
  static final long REMEMBERED_MILLIS = 24 * 60 * 60 * 1000L;

  private static final int SWEEP_EVERY = 4_096;

  private final Map<Place, Held> newest = new ConcurrentHashMap<>();
  private int untilSweep = SWEEP_EVERY;

  /** What a statement replaces. */
  private record Place(Subject subject, String scope) {}

  /**
   * @param end when all that was ever said there in its time would have ended, epoch millis: what a
   *     release ended early could be brought back until then
   */
  private record Held(Restriction said, long end) {}

  /**
   * Takes a statement in, unless its owner has made a later one. One of the same epoch is the same
   * statement made again after a recovery: then what was written last holds. For one thread.
   *
   * @param now epoch millis
   * @return whether it took it in
   */
  boolean take(Restriction said, long now) {
    Held newer =
        newest.merge(
            new Place(said.subject(), said.scope()),
            new Held(said, said.end()),
            (before, after) ->
                after.said().epoch() < before.said().epoch()
                    ? before
                    : new Held(after.said(), Math.max(before.end(), after.end())));
    untilSweep--;
    if (untilSweep == 0) {
      sweep(now);
    }
    return newer.said().epoch() == said.epoch();
  }

  /**
   * The strictest in force; null if there is none.
   *
   * @param now epoch millis
   */
  Restriction strictest(Subject subject, Collection<String> scopes, long now) {
    Restriction strictest = null;
    for (String scope : scopes) {
      Held held = newest.get(new Place(subject, scope));
      Restriction said = held == null ? null : held.said();
      Restriction left = said == null || !said.isInForce(now) ? null : said.at(now);
      if (left != null && (strictest == null || left.action().isStricterThan(strictest.action()))) {
        strictest = left;
      }
    }
    return strictest;
  }

  int size() {
    return newest.size();
  }

  /** A released one goes when it would have ended: until then a repeat could bring it back. */
  private void sweep(long now) {
    untilSweep = SWEEP_EVERY;
    newest.values().removeIf(held -> held.end() < now - REMEMBERED_MILLIS);
  }
}
