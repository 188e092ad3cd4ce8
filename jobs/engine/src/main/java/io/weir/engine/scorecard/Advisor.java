package io.weir.engine.scorecard;

import io.weir.engine.scorecard.Advice.What;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;
import java.util.Locale;

/**
 * Recommends what to do about a pattern. What hurts customers is said only when it is certain: a
 * pattern is demoted when even the upper bound of its precision misses the gate, and not because of
 * a bad week.
 */
final class Advisor {
  /** A pattern is given up whose precision is certainly below this part of what it must reach. */
  private static final double HOPELESS = 1.0 / 3;

  private final Gates gates;

  Advisor(Gates gates) {
    this.gates = gates;
  }

  /** Whether there is enough to go by. */
  boolean enough(Rate precision, int days) {
    return precision.of() >= gates.cases()
        || (days >= gates.days() && precision.of() >= gates.least());
  }

  /**
   * What to do.
   *
   * @param overturned of labelled holds, those that were wrong
   * @param days over which cases were counted
   */
  Advice advise(Rate precision, Rate overturned, Action action, Mode.Stage mode, int days) {
    if (!enough(precision, days)) {
      return tooFew(precision, days);
    }
    double gate = gates.precision(action);
    boolean acts = mode == Mode.Stage.CANARY || mode == Mode.Stage.ENFORCE;
    String least = String.format(Locale.ROOT, "the %.2f that %s needs", gate, word(action));
    if (precision.interval().high() < gate) {
      return below(precision, gate, acts, least);
    }
    boolean judged = overturned.of() >= gates.least();
    if (judged && overturned.interval().low() > gates.overturned()) {
      return new Advice(What.DEMOTE, "of its holds " + overturned + " were overturned" + atMost());
    }
    if (precision.share() < gate) {
      String chance = "precision %s is below %s, though that may be chance";
      return new Advice(What.TUNE, chance.formatted(precision, least));
    }
    if (judged && overturned.share() >= gates.overturned()) {
      return new Advice(What.TUNE, "of its holds " + overturned + " were overturned" + atMost());
    }
    String fit = acts ? "" : "; fit to be promoted";
    return new Advice(What.KEEP, "precision %s reaches %s%s".formatted(precision, least, fit));
  }

  private Advice tooFew(Rate precision, int days) {
    return new Advice(
        What.WAIT,
        "too few labels: %d; %d are needed, or %d over %d days (so far %d)"
            .formatted(precision.of(), gates.cases(), gates.least(), gates.days(), days));
  }

  private Advice below(Rate precision, double gate, boolean acts, String least) {
    String surely = "precision %s is certainly below %s".formatted(precision, least);
    if (acts) {
      boolean milder = precision.interval().low() >= gates.hold() && gate > gates.hold();
      return new Advice(What.DEMOTE, surely + (milder ? "; it would do for hold" : ""));
    }
    return precision.interval().high() < gate * HOPELESS
        ? new Advice(What.RETIRE, surely + ", and far")
        : new Advice(What.TUNE, surely);
  }

  private String atMost() {
    return String.format(Locale.ROOT, "; at most %.2f may be", gates.overturned());
  }

  private static String word(Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
