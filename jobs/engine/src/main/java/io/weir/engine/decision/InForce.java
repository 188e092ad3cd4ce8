package io.weir.engine.decision;

import io.weir.patterns.model.Action;

/**
 * A restriction as last written by its subject's owner.
 *
 * @param action what is to be done
 * @param until epoch millis at which it ends by itself
 */
public record InForce(Action action, long until) {}
