package io.weir.patterns.syntax;

import static io.weir.patterns.problem.Problem.Category.STRUCTURE;

import java.util.List;

/** What may stand where in a sequence. */
final class StepOrder {
  private final Reading reading;

  StepOrder(Reading reading) {
    this.reading = reading;
  }

  /** Reports steps that cannot stand where they do. */
  void check(List<Draft> steps) {
    int last = steps.size() - 1;
    boolean anchored = false;
    for (int i = 0; i <= last; i++) {
      Draft step = steps.get(i);
      if (step.negated() && i == last) {
        refuse(
            step,
            "what must not occur stands between two steps: absence after the last step is not in the language yet");
      } else if (step.negated() && !anchored) {
        refuse(
            step,
            "what must not occur stands between two steps, the one before it not optional: absence before the first step is not in the language yet");
      }
      if (step.next() && i == 0) {
        refuse(step, "'next' needs a step before it: leave it out of the first step");
      }
      if (step.optional() && i == last) {
        refuse(step, "the last step completes the sequence and cannot be optional");
      }
      if (step.next() && i > 0 && steps.get(i - 1).negated()) {
        refuse(
            step,
            "'next' already forbids everything in between: leave out the 'not' step before it, or 'next'");
      }
      anchored |= !step.negated() && !step.optional();
    }
  }

  private void refuse(Draft step, String message) {
    reading.refuse(step.place(), STRUCTURE, message);
  }
}
