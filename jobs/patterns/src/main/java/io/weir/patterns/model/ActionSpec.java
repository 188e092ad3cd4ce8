package io.weir.patterns.model;

/**
 * What a live signal of a pattern asks for.
 *
 * @param floor the least the policy does while the signal is live
 * @param cap the most this pattern alone may cause
 * @param scope what is touched
 * @param ttl how long the signal stays live, from its event's time
 */
public record ActionSpec(Action floor, Action cap, Scope scope, Span ttl) {}
