package io.weir.engine.decision;

/**
 * A restriction as last written by its subject's owner.
 *
 * @param action ordinal of the action
 * @param until epoch millis at which it ends by itself
 */
public record InForce(int action, long until) {}
