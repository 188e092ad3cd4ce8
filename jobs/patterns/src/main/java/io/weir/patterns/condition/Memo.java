package io.weir.patterns.condition;

import io.weir.schemas.Row;
import java.util.Arrays;

/**
 * What conditions shared by several patterns said of one row, so that each is asked once. Belongs
 * to the thread whose frames carry it.
 */
@SuppressWarnings("ReferenceEquality") // another row with equal bytes is only asked once more
public final class Memo {
  private static final byte NOT_ASKED = Byte.MIN_VALUE;

  private byte[] outcomes = {};
  private Row row;
  private Object owner;

  /**
   * From now on remembers what is said of another row.
   *
   * @param owner who numbers the conditions
   * @param conditions how many there are
   */
  public void on(Row judged, Object owner, int conditions) {
    if (judged == row && owner == this.owner && conditions <= outcomes.length) {
      return;
    }
    this.row = judged;
    this.owner = owner;
    if (outcomes.length < conditions) {
      outcomes = new byte[conditions];
    }
    Arrays.fill(outcomes, NOT_ASKED);
  }

  /**
   * What a condition says of the frame's row. Of one numbered since it was told how many there are
   * nothing is remembered.
   *
   * @param by who numbered it
   * @param number it has there
   */
  public byte ask(Condition condition, Object by, int number, Frame frame) {
    if (frame.row != row || by != owner || number >= outcomes.length) {
      return condition.test(frame);
    }
    byte known = outcomes[number];
    if (known == NOT_ASKED) {
      known = condition.test(frame);
      outcomes[number] = known;
    }
    return known;
  }
}
