package io.weir.patterns.model;

import io.weir.patterns.condition.Condition;
import io.weir.schemas.Field;
import java.util.List;

/**
 * What takes an entry of an aggregate back: a payment refused afterwards.
 *
 * @param kinds the events that may take entries back
 * @param where conjuncts such an event must satisfy; at least one
 * @param of its text field that holds the id of the event whose entry goes
 */
public record TakenBack(Kinds kinds, List<Condition> where, Field of) {

  public TakenBack {
    where = List.copyOf(where);
  }
}
