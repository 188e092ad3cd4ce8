package io.weir.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was acted on, by id: a decision read again, or a milder one of the same revision as a
 * recovery may bring it, is not acted on. Remembers the ids seen last; not thread-safe.
 */
final class LatestDecisions {
  private final Map<String, Decision> applied;

  /**
   * @param most ids remembered: as many as are decided in the time a recovery may repeat
   */
  LatestDecisions(int most) {
    this.applied =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Decision> eldest) {
            return size() > most;
          }
        };
  }

  /** Whether the decision is to be acted on; then it is what was acted on. */
  boolean counts(Decision said) {
    Decision before = applied.get(said.id());
    if (!said.acted() || (before != null && !said.countsAfter(before))) {
      return false;
    }
    applied.put(said.id(), said);
    return true;
  }
}
