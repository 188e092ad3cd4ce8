package io.weir.patterns.model;

import io.weir.patterns.condition.Frame;

/** A checked reason template: fills in values, masked by their class of personal data. */
@FunctionalInterface
public interface ReasonTemplate {

  /**
   * The text for people: at most 200 characters, no control characters or escape sequences; P1 and
   * above masked.
   *
   * @param frame the completing event as {@code row}, all bound steps in {@code steps}
   * @param ageMillis time from the first to the last event of the match
   */
  String render(Frame frame, long ageMillis);
}
