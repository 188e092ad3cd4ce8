package io.weir.patterns.syntax;

import io.weir.patterns.compiler.ActivityBounds;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Kinds;
import io.weir.patterns.model.SignalStream;
import io.weir.schemas.StreamSchema;
import java.util.BitSet;
import java.util.List;

/**
 * The events a step or aggregate may concern, from what its conditions say of the activity. Of
 * signals those that hold.
 */
final class KindsOf {
  private KindsOf() {}

  static Kinds conjuncts(StreamSchema stream, List<Condition> conjuncts) {
    BitSet allowed = ActivityBounds.allowed(conjuncts, stream);
    if (!stream.name().equals(SignalStream.NAME)) {
      return new Kinds(stream, allowed);
    }
    BitSet raised = new BitSet();
    raised.set(stream.activity().symbols().indexOf(SignalStream.RAISED));
    if (allowed != null) {
      raised.and(allowed);
    }
    return new Kinds(stream, raised);
  }
}
