package io.weir.engine.account;

import io.weir.engine.event.Event;
import io.weir.engine.program.StagePlan;
import java.util.List;

/**
 * Which kinds of event an account keeps: all there are, and perhaps some that have gone since it
 * was asked anew. A pattern that needs an event of another kind before the one that completes it
 * cannot hold. Follows from the kept events, so that it is not stored. Not thread-safe.
 */
final class PresentKinds {
  private long[] kinds = {};

  /** By whose numbers; null where it is to be asked anew. */
  private StagePlan stage;

  /** An event is kept from now on. */
  void add(Event event) {
    if (stage != null) {
      set(stage.kind(event.stream(), event.row()));
    }
  }

  /** Events have gone. */
  void forget() {
    stage = null;
  }

  /** Looks at what is kept, by the numbers of a stage. */
  @SuppressWarnings("ReferenceEquality") // a program has one plan for a stage
  PresentKinds of(StagePlan numbers, List<Kept> kept) {
    if (stage != numbers) {
      stage = numbers;
      kinds = new long[(numbers.kinds() + 63) >>> 6];
      for (Kept one : kept) {
        set(stage.kind(one.event.stream(), one.event.row()));
      }
    }
    return this;
  }

  private void set(int kind) {
    kinds[kind >>> 6] |= 1L << kind;
  }

  /** By kind, a bit where there may be an event of it; not to be changed. */
  long[] bits() {
    return kinds;
  }
}
