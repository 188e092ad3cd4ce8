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

  /** By the hash of the signal's id: its revision, doubled, and 1 more where it holds. */
  final Map<Long, Long> last = new LinkedHashMap<>(0);

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
    last.remove(id);
    last.put(id, (revision << 1) | (raised ? 1 : 0));
    if (last.size() > MOST) {
      last.remove(last.keySet().iterator().next());
    }
    return true;
  }

  void addAll(Heard other) {
    last.putAll(other.last);
  }
}
