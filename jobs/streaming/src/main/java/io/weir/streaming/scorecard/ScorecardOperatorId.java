package io.weir.streaming.scorecard;

/**
 * Every operator's uid and name. Savepoints are restored by uid: one is never changed and never
 * used for something else.
 */
public enum ScorecardOperatorId {
  RECORDS("scorecard-records"),
  SORTING("scorecard-sorting"),
  LABELS("scorecard-labels"),
  ANCHORS("scorecard-anchors"),
  CASES("scorecard-cases"),
  SCORES("scorecard-scores"),
  OUTLET("scorecard-outlet");

  private final String uid;

  ScorecardOperatorId(String uid) {
    this.uid = uid;
  }

  public String uid() {
    return uid;
  }
}
