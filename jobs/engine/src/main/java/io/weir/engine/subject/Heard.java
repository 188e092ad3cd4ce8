package io.weir.engine.subject;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last statement about each of the newest signals a stage key heard of, so that statements may
 * come in any order, and more than once. Bound: {@value #MOST} signals; order does not matter among
 * these. Ends with the key.
 */
final class Heard {
  static final int MOST = 256;

  /** By the hash of the signal's id; most keys hear of none. */
  private Map<Long, Long> last = Map.of();

  /** By the hash of the signal's id: as {@link #remember} was told, in that order. */
  Map<Long, Long> last() {
    return last;
  }

  /** Whether the signal holds by what was heard of it last. */
  boolean holds(long id) {
    return (last.getOrDefault(id, 0L) & 1) != 0;
  }

  /** Takes a statement; false where one as late was heard. */
  boolean take(long id, long revision, boolean raised) {
    Long known = last.get(id);
    if (known != null && known >>> 1 >= revision) {
      return false;
    }
    if (known != null) {
      last.remove(id);
    }
    remember(id, (revision << 1) | (raised ? 1 : 0));
    if (last.size() > MOST) {
      last.remove(last.keySet().iterator().next());
    }
    return true;
  }

  /**
   * Remembers a statement.
   *
   * @param statement its revision, doubled, and 1 more where it holds
   */
  void remember(long id, long statement) {
    if (last.isEmpty()) {
      last = new LinkedHashMap<>();
    }
    last.put(id, statement);
  }

  void addAll(Heard other) {
    other.last.forEach(this::remember);
  }
}
