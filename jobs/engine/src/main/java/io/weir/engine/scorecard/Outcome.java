package io.weir.engine.scorecard;

/** What something turned out to be. The order is part of the wire format: only append. */
public enum Outcome {
  /** Nobody has said. */
  OPEN,
  /** Fraud: it was right to speak up. */
  RIGHT,
  /** None: somebody honest was bothered. */
  WRONG,
  /** Somebody looked and could not tell. */
  INCONCLUSIVE
}
