package io.weir.engine.signal;

import io.weir.patterns.model.Severity;
import java.util.List;

/**
 * A raised signal as its subject's owner keeps it, and as an event carries it to the decision.
 *
 * @param id hash of tenant, pattern, key and completing event (or pane)
 * @param patternId the pattern
 * @param version the version that raised it
 * @param alternative which alternative held, or ""
 * @param severity how bad
 * @param group correlation group
 * @param dimension of the subject: account, session, ip, …
 * @param key of the subject
 * @param since event time of the completing event
 * @param sinceId id of the completing event
 * @param until epoch millis at which it ends
 * @param effects what it asks for
 * @param enforced whether it may have an effect: false in shadow, warming, or outside a canary
 * @param degraded whether its evidence was incomplete
 * @param evidence ids of the events that make the match, in order, at most 16
 * @param reason text for people, masked
 */
public record LiveSignal(
    String id,
    String patternId,
    int version,
    String alternative,
    Severity severity,
    String group,
    String dimension,
    String key,
    long since,
    String sinceId,
    long until,
    List<Effect> effects,
    boolean enforced,
    boolean degraded,
    List<String> evidence,
    String reason) {

  public LiveSignal {
    effects = List.copyOf(effects);
    evidence = List.copyOf(evidence);
  }
}
