package io.weir.engine.signal;

import io.weir.patterns.model.Severity;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param since event time at which it was known to hold: that of the completing event, or later
 *     where something had not to follow
 * @param sinceId id of the completing event
 * @param until epoch millis at which it ends
 * @param effects what it asks for
 * @param enforced whether it may have an effect: false in shadow, warming, or outside a canary
 * @param degraded whether its evidence was incomplete
 * @param evidence ids of the events that make the match, in order, at most 16
 * @param reason text for people, masked
 * @param values aggregates it rests on, by name, as text; at most {@value #MOST_VALUES} of at most
 *     {@value #MOST_CHARACTERS} characters, what is beyond is cut off
 * @param inputs ids of the signals it rests on that are not among its evidence, at most {@value
 *     #MOST_INPUTS}
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
    String reason,
    Map<String, String> values,
    List<String> inputs) {
  /** Most inputs that are named beside the evidence. */
  public static final int MOST_INPUTS = 16;

  private static final long OWN_LIFE = Duration.ofDays(1).toMillis();
  private static final int MOST_VALUES = 16;
  private static final int MOST_CHARACTERS = 200;

  public LiveSignal {
    effects = List.copyOf(effects);
    evidence = List.copyOf(evidence);
    values = values.isEmpty() ? Map.of() : bounded(values);
    inputs = List.copyOf(inputs);
  }

  /** One that rests on no signals but those among its evidence. */
  public LiveSignal(
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
      String reason,
      Map<String, String> values) {
    this(
        id,
        patternId,
        version,
        alternative,
        severity,
        group,
        dimension,
        key,
        since,
        sinceId,
        until,
        effects,
        enforced,
        degraded,
        evidence,
        reason,
        values,
        List.of());
  }

  /**
   * One of no pattern, by which we say what was not looked at: it demands nothing and counts for
   * nothing, and ends a day later.
   *
   * @param patternId one of those kept for us, which stands in the place of a pattern's
   * @param values are told with it
   */
  public static LiveSignal own(
      String id,
      String patternId,
      String dimension,
      String key,
      long since,
      String sinceId,
      String reason,
      Map<String, String> values) {
    return new LiveSignal(
        id,
        patternId,
        1,
        "",
        Severity.MEDIUM,
        "PLAT",
        dimension,
        key,
        since,
        sinceId,
        since + OWN_LIFE,
        List.of(),
        true,
        false,
        List.of(sinceId),
        reason,
        values);
  }

  /**
   * Whether another of its pattern adds nothing to what this one counts for: is no graver, asks for
   * no more, and for nothing longer.
   */
  public boolean covers(LiveSignal other) {
    return patternId.equals(other.patternId)
        && (enforced || !other.enforced)
        && (!degraded || other.degraded)
        && severity.compareTo(other.severity) >= 0
        && until >= other.until
        && other.effects.stream()
            .allMatch(one -> effects.stream().anyMatch(own -> own.covers(one)));
  }

  /** The same, asking for this alone. */
  public LiveSignal with(List<Effect> other) {
    return with(other, enforced, values);
  }

  /** The same, asking for this alone, and why. */
  public LiveSignal with(List<Effect> other, Map<String, String> otherValues) {
    return with(other, enforced, otherValues);
  }

  /** The same, without any effect: it is only told. */
  public LiveSignal unheard() {
    return with(effects, false, values);
  }

  /** The same, with its effects. */
  public LiveSignal heard() {
    return with(effects, true, values);
  }

  private LiveSignal with(List<Effect> asked, boolean heard, Map<String, String> told) {
    return new LiveSignal(
        id,
        patternId,
        version,
        alternative,
        severity,
        group,
        dimension,
        key,
        since,
        sinceId,
        until,
        asked,
        heard,
        degraded,
        evidence,
        reason,
        told,
        inputs);
  }

  /** In the order of their names, so that equal signals are equal bytes. */
  private static SortedMap<String, String> bounded(Map<String, String> values) {
    SortedMap<String, String> bounded = new TreeMap<>();
    values.forEach((name, text) -> bounded.put(name, cut(text)));
    while (bounded.size() > MOST_VALUES) {
      bounded.remove(bounded.lastKey());
    }
    return Collections.unmodifiableSortedMap(bounded);
  }

  private static String cut(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
