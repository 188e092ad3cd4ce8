package io.weir.patterns.model;

import java.util.List;

/**
 * One way a pattern can hold. {@code when} in a file is a sequence of one step.
 *
 * @param name its name in the file, or "" where a pattern has just one
 * @param severity how bad this match is
 * @param actions what its signal asks for; at least one
 * @param within time from the first to the last event, exclusive: last - first &lt; within; null
 *     where a single event is all there is
 * @param steps at least one; the last is never negated, optional only when another precedes it
 * @param reason template shown to people, already checked
 */
public record Alternative(
    String name,
    Severity severity,
    List<ActionSpec> actions,
    Span within,
    List<Step> steps,
    ReasonTemplate reason) {

  public Alternative {
    actions = List.copyOf(actions);
    steps = List.copyOf(steps);
  }

  /** The same with other steps. */
  Alternative with(List<Step> others) {
    return new Alternative(name, severity, actions, within, others, reason);
  }
}
