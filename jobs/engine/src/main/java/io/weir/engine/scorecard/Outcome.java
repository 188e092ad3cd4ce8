package io.weir.engine.scorecard;

import java.io.IOException;

/** What something turned out to be. Codes are part of the wire format. */
public enum Outcome {
  /** Nobody has said. */
  OPEN(0),
  /** Fraud: it was right to speak up. */
  RIGHT(1),
  /** None: somebody honest was bothered. */
  WRONG(2),
  /** Somebody looked and could not tell. */
  INCONCLUSIVE(3);

  private final int code;

  Outcome(int code) {
    this.code = code;
  }

  /** How it is written: 0 and up, without gaps. */
  public int code() {
    return code;
  }

  /**
   * The outcome that is written so.
   *
   * @throws IOException if none is
   */
  public static Outcome of(int code) throws IOException {
    for (Outcome outcome : values()) {
      if (outcome.code == code) {
        return outcome;
      }
    }
    throw new IOException("an outcome of code " + code);
  }
}
