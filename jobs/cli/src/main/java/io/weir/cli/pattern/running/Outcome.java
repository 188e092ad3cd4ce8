package io.weir.cli.pattern.running;

import java.util.List;

/**
 * What became of a change somebody asked for.
 *
 * @param id of the pattern, or of what else was changed
 * @param version of its content
 * @param hash of its content, 16 hex digits
 * @param state what became of it
 * @param mode in force afterwards; "" where it is refused
 * @param modeBefore in force until then, where this changes it; null where not
 * @param effectiveFrom append time from which events are judged by it, as text; null where it is
 *     refused or nothing changed
 * @param problems why it is refused, each with file:line:column
 */
public record Outcome(
    String id,
    int version,
    String hash,
    State state,
    String mode,
    String modeBefore,
    String effectiveFrom,
    List<String> problems) {

  /** The same with other words about what is wrong. */
  public Outcome withProblems(List<String> others) {
    return new Outcome(id, version, hash, state, mode, modeBefore, effectiveFrom, others);
  }

  /** The same in the place of another mode. */
  Outcome withModeBefore(String before) {
    return new Outcome(id, version, hash, state, mode, before, effectiveFrom, problems);
  }

  /** What may become of a change. */
  public enum State {
    /** The job's verdict. */
    ACCEPTED,
    /** The job's verdict, or what it would be: then nothing was published. */
    REFUSED,
    /** In the log and right, but no job said so in time. */
    PUBLISHED,
    /** In the log, and no job said in time whether its signatures are enough; nor do we know. */
    UNCHECKED,
    /** Signed and written to a file; it waits for another signature. */
    SIGNED,
    /** The log says so already; nothing was published. */
    UNCHANGED
  }
}
