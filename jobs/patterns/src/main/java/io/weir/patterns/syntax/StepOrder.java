package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import io.weir.patterns.model.SignalStream;
import java.util.List;

/** What may stand where in a sequence. */
final class StepOrder {
  private final Reading reading;

  StepOrder(Reading reading) {
    this.reading = reading;
  }

  /** Reports steps, at least one, that cannot stand where they do. */
  void check(List<Draft> steps) {
    int first = Draft.first(steps);
    int last = Draft.last(steps);
    if (last < 0) {
      refuse(
          steps.get(0),
          "nothing but silence is no sequence: add the step that happens, before or after the 'not'");
      return;
    }
    boolean anchored = false;
    boolean signals = steps.stream().anyMatch(StepOrder::takesSignals);
    for (int i = 0; i < steps.size(); i++) {
      Draft step = steps.get(i);
      if (step.negated()) {
        checkSilence(step, i < first, i > last, anchored);
      } else {
        checkPlace(step, i == first, i == last, i > 0 && steps.get(i - 1).negated());
        anchored |= !step.optional();
        if (step.next() && signals) {
          refuse(
              step,
              "'next' among signals would mean those of every pattern, this one's own too: say by a 'not' what must not be in between");
        }
      }
    }
  }

  private static boolean takesSignals(Draft step) {
    return step.stream() != null && step.stream().name().equals(SignalStream.NAME);
  }

  private void checkSilence(Draft step, boolean before, boolean after, boolean anchored) {
    if (before && step.silence() == null) {
      refuse(
          step,
          "a 'not' before the first step needs 'for': how long before it this must not have occurred, such as 7d");
    } else if (after && step.silence() == null) {
      refuse(
          step,
          "a 'not' after the last step needs 'for': how long after it this must not occur, such as 12h");
    } else if (!before && !after && step.silence() != null) {
      refuse(
          step,
          "a 'not' between two steps reaches from one to the other: leave out 'for', it belongs to a 'not' at the beginning or the end");
    } else if (!before && !after && !anchored) {
      refuse(step, "what must not occur stands between two steps, the one before it not optional");
    }
  }

  private void checkPlace(Draft step, boolean first, boolean last, boolean guarded) {
    if (step.next() && first) {
      refuse(step, "'next' needs a step before it: leave it out of the first step");
    } else if (step.next() && guarded) {
      refuse(
          step,
          "'next' already forbids everything in between: leave out the 'not' step before it, or 'next'");
    }
    if (step.optional() && last) {
      refuse(step, "the last step completes the sequence and cannot be optional");
    } else if (step.optional() && guarded && first) {
      refuse(
          step,
          "the step after a 'not' at the beginning says from where it reaches back, and cannot be optional");
    }
  }

  private void refuse(Draft step, String message) {
    reading.refuse(step.place(), STRUCTURE, message);
  }
}
