package io.weir.engine.signal;

import io.weir.patterns.model.Mode;

/**
 * One statement about a signal, as it leaves the engine.
 *
 * @param tenant whose
 * @param raised true: it holds; false: withdrawn
 * @param revision grows with each statement about the same id
 * @param live the signal
 * @param mode of the pattern when it judged
 * @param warming whether the pattern lacked complete history
 * @param account the account it tells, or null: a notice to an account that met another subject
 */
public record Signal(
    String tenant,
    boolean raised,
    int revision,
    LiveSignal live,
    Mode mode,
    boolean warming,
    String account) {}
