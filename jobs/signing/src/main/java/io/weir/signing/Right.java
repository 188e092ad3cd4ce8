package io.weir.signing;

import java.util.Locale;

/** What a control record does, and so what its signers must be allowed to do. */
public enum Right {
  /** A pattern that acts on nobody, before and after: off or in shadow. */
  DRAFT("a pattern in off or shadow"),
  /** A pattern that acts on customers afterwards: canary or enforce, newly or changed. */
  ENFORCE("a pattern in canary or enforce"),
  /** A pattern that acts on customers now and no longer will. */
  WEAKEN("taking a pattern out of canary or enforce"),
  /** Another policy. */
  POLICY("a policy"),
  /** A statement of the stream {@code indicator}. */
  LIST("an indicator"),
  /** A statement of the stream {@code disposition}. */
  DISPOSE("a disposition"),
  /** A statement of the stream {@code directive}: releases, snoozes. */
  DIRECT("a directive"),
  /** An emergency level. */
  EMERGENCY("an emergency level"),
  /** What the job itself says. */
  ANNOUNCE("a statement of the job");

  private final String what;

  Right(String what) {
    this.what = what;
  }

  /** What it is about, as messages say it. */
  String what() {
    return what;
  }

  /** As settings write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a statement of a stream needs; null where the stream needs no signature. */
  public static Right ofStream(String stream) {
    return switch (stream) {
      case "indicator" -> LIST;
      case "disposition" -> DISPOSE;
      case "directive" -> DIRECT;
      default -> null;
    };
  }

  /**
   * What changing a pattern needs.
   *
   * @param acted whether it acts on customers before the change
   * @param acts whether it does afterwards
   */
  public static Right ofPattern(boolean acted, boolean acts) {
    if (acts) {
      return ENFORCE;
    }
    return acted ? WEAKEN : DRAFT;
  }
}
