package io.weir.engine.event;

import java.util.Arrays;

/**
 * Lists of ids that facts have, so that the many events of which the same is known share one. Which
 * lists it remembers changes nothing but the memory they take. Bound: {@value #MOST} lists. Not
 * thread-safe.
 */
public final class SharedIds {
  private static final int MOST = 256;

  private final long[][] lists = new long[MOST][];

  /** A list of these ids: the very one if it met no such before. Nobody may write to either. */
  long[] of(long[] ids) {
    int hash = Arrays.hashCode(ids);
    int place = (hash ^ (hash >>> 16)) & (MOST - 1);
    if (!Arrays.equals(lists[place], ids)) {
      lists[place] = ids;
    }
    return lists[place];
  }
}
