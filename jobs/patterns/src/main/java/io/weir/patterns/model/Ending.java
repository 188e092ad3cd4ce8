package io.weir.patterns.model;

import io.weir.patterns.condition.Condition;
import java.util.List;

/**
 * What ends a live signal before its time: a factor added again.
 *
 * @param kinds the events that may end it
 * @param where conjuncts over such an event and parameters; at least one
 */
public record Ending(Kinds kinds, List<Condition> where) {

  public Ending {
    where = List.copyOf(where);
  }
}
