package io.weir.engine.account;

import java.util.List;

/** Positions among kept events, which are in (time, id) order. */
final class InTime {

  private InTime() {}

  /**
   * The first position whose event happened after an instant, looking no further than {@code
   * until}.
   */
  static int firstAfter(List<Kept> kept, long instant, int until) {
    int low = 0;
    int high = until;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (kept.get(middle).event.time() <= instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
