package io.weir.patterns.model;

import io.weir.patterns.condition.Condition;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One step of a sequence.
 *
 * @param name what later steps and the reason call it
 * @param kinds the events it may take
 * @param own conjuncts over the event, parameters and aggregates alone
 * @param correlated conjuncts that also read an earlier step
 * @param next whether no event of the sequence's kinds may stand between it and the step before
 * @param negated whether it must <em>not</em> occur: between its neighbours, or as {@code silence}
 *     says
 * @param optional whether it may be left out
 * @param minTimes least events it takes, 1 or more
 * @param maxTimes most events it takes; Integer.MAX_VALUE where open
 * @param silence of a negated step at the beginning or the end: how long before the first event of
 *     the others, or after the last one, it must not occur; null for every other step
 */
public record Step(
    String name,
    Kinds kinds,
    List<Condition> own,
    List<Condition> correlated,
    boolean next,
    boolean negated,
    boolean optional,
    int minTimes,
    int maxTimes,
    Span silence) {

  public Step {
    own = List.copyOf(own);
    correlated = List.copyOf(correlated);
  }

  /** The same with other code for the conjuncts over the event alone. */
  public Step with(UnaryOperator<Condition> code) {
    return new Step(
        name,
        kinds,
        own.stream().map(code).toList(),
        correlated,
        next,
        negated,
        optional,
        minTimes,
        maxTimes,
        silence);
  }
}
