package io.weir.patterns.model;

/**
 * How far a pattern's signals reach.
 *
 * @param stage off, shadow, canary or enforce
 * @param percent share of keys enforced, 0 to 100: 100 for enforce, 0 for off and shadow
 */
public record Mode(Stage stage, int percent) {

  /** The four stages of a pattern's life. */
  public enum Stage {
    OFF,
    SHADOW,
    CANARY,
    ENFORCE
  }

  public static final Mode OFF = new Mode(Stage.OFF, 0);
  public static final Mode SHADOW = new Mode(Stage.SHADOW, 0);
  public static final Mode ENFORCE = new Mode(Stage.ENFORCE, 100);
}
