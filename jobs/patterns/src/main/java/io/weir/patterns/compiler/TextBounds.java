package io.weir.patterns.compiler;

import io.weir.patterns.condition.Condition;
import io.weir.schemas.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which values of a text field conditions leave possible, by their text alone. */
public final class TextBounds {
  private TextBounds() {}

  /**
   * The values of the field with which an event can satisfy all conjuncts; null if they do not say.
   * With another value it satisfies them never, with one of these perhaps.
   *
   * @param conjuncts what {@link ConditionCompiler} made for events of the field's stream
   */
  public static Set<String> allowed(List<Condition> conjuncts, Field field) {
    Set<String> allowed = null;
    for (Condition conjunct : conjuncts) {
      if (conjunct instanceof CompiledCondition compiled) {
        allowed = both(allowed, allowed(compiled.node(), field));
      }
    }
    return allowed;
  }

  private static Set<String> allowed(Node node, Field field) {
    if (node instanceof Node.Constant constant && constant.value().equals(false)) {
      return Set.of();
    }
    if (!(node instanceof Node.Call call)) {
      return null;
    }
    return switch (call.operation()) {
      case EQUAL -> {
        Set<String> allowed = constants(call.first(), List.of(call.second()), field);
        yield allowed != null ? allowed : constants(call.second(), List.of(call.first()), field);
      }
      case IN ->
          call.second() instanceof Node.ListOf list
              ? constants(call.first(), list.children(), field)
              : null;
      case AND -> {
        Set<String> all = null;
        for (Node child : call.children()) {
          all = both(all, allowed(child, field));
        }
        yield all;
      }
      case OR -> {
        Set<String> any = new TreeSet<>();
        for (Node child : call.children()) {
          Set<String> one = allowed(child, field);
          if (one == null) {
            yield null;
          }
          any.addAll(one);
        }
        yield any;
      }
      default -> null;
    };
  }

  private static Set<String> constants(Node node, List<Node> constants, Field field) {
    if (!(node instanceof Node.FieldRead read) || read.step() >= 0 || !read.field().equals(field)) {
      return null;
    }
    Set<String> texts = new TreeSet<>();
    for (Node constant : constants) {
      if (!(constant instanceof Node.Constant value) || !(value.value() instanceof String text)) {
        return null;
      }
      texts.add(text);
    }
    return texts;
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    Set<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }
}
