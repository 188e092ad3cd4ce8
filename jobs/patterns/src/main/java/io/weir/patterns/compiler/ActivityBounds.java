package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.schemas.Field;
import io.weir.schemas.StreamSchema;
import java.util.BitSet;
import java.util.List;

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
    BitSet allowed = null;
    for (Condition conjunct : conjuncts) {
      if (conjunct instanceof CompiledCondition compiled) {
        allowed = both(allowed, allowed(compiled.node(), stream.activity()));
      }
    }
    return allowed;
  }

  private static BitSet allowed(Node node, Field activity) {
    if (node instanceof Node.Constant constant && constant.value().equals(false)) {
      return new BitSet();
    }
    if (!(node instanceof Node.Call call)) {
      return null;
    }
    return switch (call.operation()) {
      case EQUAL -> {
        BitSet allowed = symbols(call.first(), List.of(call.second()), activity);
        yield allowed != null ? allowed : symbols(call.second(), List.of(call.first()), activity);
      }
      case IN ->
          call.second() instanceof Node.ListOf list
              ? symbols(call.first(), list.children(), activity)
              : null;
      case AND -> {
        BitSet all = null;
        for (Node child : call.children()) {
          all = both(all, allowed(child, activity));
        }
        yield all;
      }
      case OR -> {
        BitSet any = new BitSet();
        for (Node child : call.children()) {
          BitSet one = allowed(child, activity);
          if (one == null) {
            yield null;
          }
          any.or(one);
        }
        yield any;
      }
      default -> null;
    };
  }

  private static BitSet symbols(Node node, List<Node> constants, Field activity) {
    if (!(node instanceof Node.FieldRead read)
        || read.step() >= 0
        || !read.field().equals(activity)) {
      return null;
    }
    BitSet symbols = new BitSet();
    for (Node constant : constants) {
      if (!(constant instanceof Node.Constant value)) {
        return null;
      }
      int position = activity.symbols().indexOf(value.value());
      if (position >= 0) {
        symbols.set(position);
      }
    }
    return symbols;
  }

  private static BitSet both(BitSet one, BitSet other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }
}
