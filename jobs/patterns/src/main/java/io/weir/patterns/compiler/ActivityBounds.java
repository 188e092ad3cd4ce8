package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.schemas.StreamSchema;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Which activities conditions leave possible, by their text alone. */
public final class ActivityBounds {
  private ActivityBounds() {}

  /**
   * The positions of the activity symbols of which an event can satisfy all conjuncts; null if they
   * do not say. An event of another activity satisfies them never, one of these perhaps.
   *
   * @param conjuncts what {@link ConditionCompiler} made for events of the stream
   */
  public static BitSet allowed(List<Condition> conjuncts, StreamSchema stream) {
    Set<String> allowed = TextBounds.allowed(conjuncts, stream.activity());
    if (allowed == null) {
      return null;
    }
    BitSet symbols = new BitSet();
    for (String symbol : allowed) {
      int position = stream.activity().symbols().indexOf(symbol);
      if (position >= 0) {
        symbols.set(position);
      }
    }
    return symbols;
  }
}
