package io.weir.patterns.syntax;

import io.weir.patterns.compiler.ActivityBounds;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Kinds;
import io.weir.schemas.StreamSchema;
import java.util.List;

/** The events a step or aggregate may concern, from what its conditions say of the activity. */
final class KindsOf {
  private KindsOf() {}

  static Kinds conjuncts(StreamSchema stream, List<Condition> conjuncts) {
    return new Kinds(stream, ActivityBounds.allowed(conjuncts, stream));
  }
}
