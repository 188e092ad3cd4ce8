package io.weir.patterns.model;

/**
 * What a live signal of a pattern asks for.
 *
 * @param floor the least the policy does while the signal is live
 * @param cap the most this pattern alone may cause
 * @param scope what is touched
 * @param life how long it lasts
 */
public record ActionSpec(Action floor, Action cap, Scope scope, Life life) {}
