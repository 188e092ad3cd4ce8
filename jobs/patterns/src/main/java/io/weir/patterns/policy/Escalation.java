package io.weir.patterns.policy;

/**
 * What becomes of mild things that are not resolved. Immutable.
 *
 * @param unansweredMillis how long a customer has to answer a step-up; 0: it stays one
 * @param days on how many days small things make a step-up, this one included; 0: they never do
 * @param withinMillis how far back those days are looked for; whole days
 */
public record Escalation(long unansweredMillis, int days, long withinMillis) {
  private static final long DAY = 24L * 60 * 60 * 1000;

  /** What counts where the policy does not say: nothing becomes more by itself. */
  public static final Escalation NONE = new Escalation(0, 0, 0);

  /** The days looked at, this one included. */
  public int withinDays() {
    return (int) (withinMillis / DAY);
  }
}
