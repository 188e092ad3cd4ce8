package io.weir.engine.decision;

/**
 * An alert that further signals of the same pattern and key extend instead of repeating.
 *
 * @param alertId the alert
 * @param revision of its last statement
 * @param until event time at which the cool-down ends
 * @param count signals it stands for; 0 where all were withdrawn: the first may be raised again
 * @param first event time of the first
 */
public record CoolDown(String alertId, int revision, long until, int count, long first) {}
