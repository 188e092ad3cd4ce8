package io.weir.engine.decision;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.Scope;
import java.util.List;

/**
 * What is in force for a subject until when; written by the subject's owner alone.
 *
 * @param tenant whose
 * @param subjectType dimension of the subject
 * @param subject its key
 * @param scope what is touched
 * @param action what to do; ALLOW where released
 * @param released whether it ends before its time because nothing holds it any more
 * @param epoch grows with each statement about the subject
 * @param from epoch millis it is effective from
 * @param until epoch millis at which it ends by itself
 * @param issuedAt append time of the event that caused it
 * @param decision id of the decision on the operation that led to it; null where none did, or its
 *     owner decides none
 * @param patterns ids of the patterns that hold it, and what follows it
 * @param then what follows it at its end, milder and longer; null where nothing does
 */
public record Restriction(
    String tenant,
    String subjectType,
    String subject,
    Scope scope,
    Action action,
    boolean released,
    long epoch,
    long from,
    long until,
    long issuedAt,
    String decision,
    List<String> patterns,
    InForce then) {

  /** One that nothing follows, and no decision led to. */
  public Restriction(
      String tenant,
      String subjectType,
      String subject,
      Scope scope,
      Action action,
      boolean released,
      long epoch,
      long from,
      long until,
      long issuedAt,
      List<String> patterns) {
    this(
        tenant,
        subjectType,
        subject,
        scope,
        action,
        released,
        epoch,
        from,
        until,
        issuedAt,
        null,
        patterns,
        null);
  }

  public Restriction {
    patterns = List.copyOf(patterns);
  }
}
