package io.weir.engine.account;

import io.weir.engine.decision.Decision.Weighed;
import io.weir.engine.signal.LiveSignal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A signal that rests on others consumes them (catalogue 4.2): beside it they have no weight, or
 * one thing would count twice. What they ask for stands. That is asked anew of the signals that
 * concern an operation, so that they count again where the other is withdrawn, has ended or does
 * not count.
 */
final class Composites {

  private Composites() {}

  /** Takes the weight of those of the signals that others of them rest on. */
  static void consume(List<Weighed> weighed) {
    if (weighed.size() < 2) {
      return;
    }
    Set<String> inputs = new HashSet<>();
    for (Weighed one : weighed) {
      addInputs(one.signal(), inputs);
    }
    weighed.replaceAll(
        one -> inputs.contains(one.signal().id()) ? new Weighed(one.signal(), 0) : one);
  }

  /** A mark names itself as its evidence: it was left by the word of a signal. */
  private static void addInputs(LiveSignal signal, Set<String> inputs) {
    for (String id : signal.evidence()) {
      if (!id.equals(signal.id())) {
        inputs.add(id);
      }
    }
    inputs.addAll(signal.inputs());
  }
}
