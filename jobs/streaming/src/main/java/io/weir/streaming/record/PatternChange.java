package io.weir.streaming.record;

import java.io.Serializable;

/**
 * One entry of the log of patterns and policy.
 *
 * @param kind what changes
 * @param id the pattern's id; the policy's name; the scope of an emergency; tenant and pattern of a
 *     guard's entry
 * @param version version of the content, as its author counts
 * @param content the file as published, YAML
 * @param mode overrides the mode the file states; null for none
 * @param author who published it, or ""
 * @param reason why, or ""
 * @param publishedAt when the author published it, epoch millis
 */
public record PatternChange(
    Kind kind,
    String id,
    int version,
    String content,
    String mode,
    String author,
    String reason,
    long publishedAt)
    implements Serializable {

  /** What changes; the names are those of the schema. */
  public enum Kind {
    UNKNOWN,
    PATTERN,
    POLICY,
    /** A level of the policy's emergencies, for a scope: raised, changed or lowered. */
    EMERGENCY,
    /** A pattern exceeds its budget: said by the job itself. */
    GUARD
  }
}
