package io.weir.engine.scorecard;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Mode;

/**
 * How well one version of a pattern did over the last {@link Score#WINDOW_DAYS} days. An alert is a
 * case; of a pattern in shadow, which alerts nobody, what it said of one key on one day.
 *
 * @param key whose
 * @param mode of the pattern on the newest day, the strictest where there were several
 * @param action strictest it led to by itself
 * @param asOf epoch millis up to which it was counted
 * @param since epoch millis of the first day counted
 * @param days from then on, that of {@code asOf} included; 0 for a card without cases
 * @param cases to look at
 * @param precision of the cases somebody decided, those that were fraud
 * @param inconclusive cases somebody looked at in vain
 * @param disposed how long it took until somebody said what a case is
 * @param overturned of the held operations somebody decided, those that were honest
 * @param holds operations it helped to hold
 * @param heldRightly money held that was fraud, base currency, minor units
 * @param heldWrongly money held that was honest
 * @param heldOpen money held of which nobody has said
 * @param enough whether there are enough labels to go by
 * @param advice what to do
 */
public record Scorecard(
    ScoreKey key,
    Mode.Stage mode,
    Action action,
    long asOf,
    long since,
    int days,
    long cases,
    Rate precision,
    long inconclusive,
    Delays disposed,
    Rate overturned,
    long holds,
    long heldRightly,
    long heldWrongly,
    long heldOpen,
    boolean enough,
    Advice advice) {

  /** Cases a day; 0 where there are none. */
  public double perDay() {
    return days == 0 ? 0 : (double) cases / days;
  }
}
