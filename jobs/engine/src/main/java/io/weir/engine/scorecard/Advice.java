package io.weir.engine.scorecard;

/**
 * What to do about a pattern.
 *
 * @param what the recommendation
 * @param reason why, in a sentence for people
 */
public record Advice(What what, String reason) {

  /** The names are those of the schema. */
  public enum What {
    /** Too little is known. */
    WAIT,
    KEEP,
    /** Change its parameters, then look again. */
    TUNE,
    /** Let it act less: back to shadow, or to a milder action. */
    DEMOTE,
    /** It is not worth the attention it takes. */
    RETIRE
  }
}
