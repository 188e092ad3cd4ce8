package io.weir.engine.directive;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.model.Scope;

/**
 * What a person orders about a subject, or proves of himself, as its owner remembers it.
 *
 * @param kind what is ordered
 * @param id of the order
 * @param time event time from which it counts
 * @param until event time at which a suppression or snooze ends; that of the order for others
 * @param scope of a release: which restriction ends; null ends all
 * @param pattern which pattern; null for a release
 * @param dimension of the subject inside the owner's: session or card; null where it is the owner's
 * @param key of that subject; null where there is none
 * @param device of a suppression: only what comes from it; null for whatever it comes from
 * @param payee of a suppression: only what goes there; null for wherever it goes
 * @param operation of a release: the one event that goes free; null where restrictions end
 * @param revision of a release of an operation: the newest of its decision its author saw; else 0
 * @param proof of a step-up: what it closes; null for all else
 * @param alternative of what ended by itself: which way of the pattern held; null for all else
 */
public record Directive(
    Kind kind,
    String id,
    long time,
    long until,
    Scope scope,
    String pattern,
    String dimension,
    String key,
    String device,
    String payee,
    String operation,
    int revision,
    Proof proof,
    String alternative) {

  /** What can be ordered; the names are those of the schema. */
  public enum Kind {
    /** Restrictions end, or one operation goes free. */
    RELEASED,
    /** What a pattern said of the subject so far counts for nothing. */
    CLEARED,
    /** The same, and what it says until an end. */
    SUPPRESSED,
    /** No alerts of a pattern until an end; its signals count. */
    SNOOZED,
    /** Suppressions and snoozes of a pattern end. */
    UNSNOOZED,
    /** No order: the customer passed a step-up that cannot be phished. */
    PROVEN,
    /** No order: something happened that ends what a pattern asked for in a scope. */
    ENDED
  }

  static Directive proven(Event event, Proof proof) {
    return new Directive(
        Kind.PROVEN,
        event.id(),
        event.time(),
        event.time(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        proof,
        null);
  }

  /** What an event ends of a signal, in a scope. */
  public static Directive ended(Event event, LiveSignal signal, Scope scope) {
    return new Directive(
        Kind.ENDED,
        event.id(),
        event.time(),
        event.time(),
        scope,
        signal.patternId(),
        signal.dimension(),
        signal.key(),
        null,
        null,
        null,
        0,
        null,
        signal.alternative());
  }

  /** The same, but that what it silences is heard again so long after it at the latest. */
  public Directive endingBy(long mostMillis) {
    long end = Math.min(until, time + mostMillis);
    return new Directive(
        kind,
        id,
        time,
        end,
        scope,
        pattern,
        dimension,
        key,
        device,
        payee,
        operation,
        revision,
        proof,
        alternative);
  }

  /** Whether it counts for what stands at a time and id, in the order everything is decided in. */
  boolean isBefore(long otherTime, String otherId) {
    return time < otherTime || (time == otherTime && id.compareTo(otherId) <= 0);
  }

  /**
   * Whether it was given when a signal was known already. What ends signals does not end the one it
   * completes itself.
   */
  boolean comesAfter(LiveSignal signal) {
    int order = signal.sinceId().compareTo(id);
    return signal.since() < time
        || (signal.since() == time && (kind == Kind.ENDED ? order < 0 : order <= 0));
  }

  /** Whether it is about the signal's subject, not another of the same owner. */
  boolean concerns(LiveSignal signal) {
    return dimension == null || (dimension.equals(signal.dimension()) && key.equals(signal.key()));
  }

  /** Whether an event has what a suppression names. */
  boolean matches(Event event) {
    return (device == null || device.equals(Keys.of(event, "device")))
        && (payee == null || payee.equals(Keys.of(event, "payee")));
  }
}
