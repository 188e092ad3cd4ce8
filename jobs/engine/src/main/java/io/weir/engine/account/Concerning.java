package io.weir.engine.account;

import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.event.Event;
import io.weir.engine.program.Program;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which live signals concern an operation. */
final class Concerning {
  private Concerning() {}

  /** In the order of their ids, with how much their subjects have to do with the operation. */
  static List<Weighed> weighed(AccountState state, Event event, Policy policy) {
    if (state.live.isEmpty() && event.met().isEmpty()) {
      return List.of();
    }
    List<Weighed> weighed = new ArrayList<>();
    for (LiveSignal known : state.live) {
      LiveSignal signal = state.directives.standing(known, event.time(), event.id());
      if (signal != null
          && signal.enforced()
          && isLive(signal, event)
          && Subject.concerns(signal, event)) {
        weighed.add(new Weighed(signal, relation(signal, policy)));
      }
    }
    for (LiveSignal signal : event.met()) {
      if (signal.enforced()) {
        weighed.removeIf(mark -> mark.signal().id().equals(signal.id()));
        weighed.add(new Weighed(signal, policy.relation(signal.dimension())));
      }
    }
    weighed.sort(Comparator.comparing(one -> one.signal().id()));
    Composites.consume(weighed);
    return weighed;
  }

  /** Whether a signal counts for nothing only because its pattern is still collecting history. */
  static boolean warming(AccountState state, Event event, Program program) {
    for (int i = 0; i < state.live.size(); i++) {
      LiveSignal signal = state.live.get(i);
      if (!signal.enforced() && isLive(signal, event) && Subject.concerns(signal, event)) {
        if (program.warming(signal, event)) {
          return true;
        }
      }
    }
    for (int i = 0; i < event.met().size(); i++) {
      LiveSignal met = event.met().get(i);
      if (!met.enforced() && program.warming(met, event)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How much a signal on the account counts. A mark says that the account met a bad subject once,
   * not that this operation comes through it: half as much as meeting it now.
   */
  private static double relation(LiveSignal signal, Policy policy) {
    double related = policy.relation(signal.dimension());
    return isMark(signal) ? related / 2 : related;
  }

  private static boolean isMark(LiveSignal signal) {
    return KeyStage.of(signal.dimension()) != KeyStage.ACCOUNT;
  }

  /** From when it is known on; what completed it is concerned even where it was known later. */
  private static boolean isLive(LiveSignal signal, Event event) {
    boolean began =
        signal.since() < event.time()
            || (!isMark(signal) && signal.sinceId().equals(event.id()))
            || (signal.since() == event.time() && signal.sinceId().compareTo(event.id()) <= 0);
    return began && signal.until() > event.time();
  }
}
