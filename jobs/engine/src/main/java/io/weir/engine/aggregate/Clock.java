package io.weir.engine.aggregate;

/**
 * Whose clock a measure of hours goes by, as another measure knows it as of the same event. Scratch
 * space: not thread-safe.
 */
public final class Clock {
  private final Measure measure;
  private final Answers answers;

  Clock(Measure measure) {
    this.measure = measure;
    this.answers = new Answers(new Measure[] {measure});
  }

  /** The measure whose value is the zone. */
  public Measure measure() {
    return measure;
  }

  /** Where its value is put, as number 0, before the hours are asked for. */
  public Answers answers() {
    return answers;
  }

  /** The name of the zone that a clock says, if there is one; null where none is known. */
  static String zone(Clock clock) {
    return clock == null ? null : clock.answers.text(0);
  }
}
