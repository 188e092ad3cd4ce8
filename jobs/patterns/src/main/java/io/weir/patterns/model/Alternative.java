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
 * @param steps at least one that is not negated; the last of these is not optional. Negated ones
 *     before the first and after the last of them have a {@code silence}
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

  /** Position of the step that takes the completing event: the last that is not negated. */
  public int completing() {
    int position = steps.size() - 1;
    while (steps.get(position).negated()) {
      position--;
    }
    return position;
  }

  /** Position of the first step that is not negated. */
  public int first() {
    int position = 0;
    while (steps.get(position).negated()) {
      position++;
    }
    return position;
  }

  /** The longest silence before its first event; null where none is asked for. */
  public Span silenceBefore() {
    return longest(steps.subList(0, first()));
  }

  /**
   * The longest silence after its completing event; null where none is asked for. Until it has
   * passed nobody knows whether this way holds.
   */
  public Span silenceAfter() {
    return longest(steps.subList(completing() + 1, steps.size()));
  }

  private static Span longest(List<Step> silences) {
    Span longest = null;
    for (Step step : silences) {
      longest = longest == null ? step.silence() : longest.or(step.silence());
    }
    return longest;
  }
}
