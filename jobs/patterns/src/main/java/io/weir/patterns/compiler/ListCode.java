package io.weir.patterns.compiler;

import io.weir.patterns.condition.Truth;
import io.weir.schemas.Row;
import java.util.Arrays;
import java.util.List;

/** Makes code for lists of texts. */
final class ListCode {
  private ListCode() {}

  static Code.Texts compile(Node node) {
    if (node instanceof Node.FieldRead read) {
      FieldSource source = new FieldSource(read);
      return frame -> {
        Row row = source.row(frame);
        return row == null ? null : row.getStrings(source.index());
      };
    }
    if (node instanceof Node.AggregateRead) {
      // No aggregate hands out a list: there is no accessor for one, so it is never known.
      return frame -> null;
    }
    if (node instanceof Node.ListOf list) {
      return literal(list);
    }
    Node.Call call = (Node.Call) node;
    return switch (call.operation()) {
      case CHOOSE ->
          choose(
              OutcomeCode.compile(call.first()),
              compile(call.second()),
              compile(call.children().get(2)));
      case OR_ELSE -> orElse(compile(call.first()), compile(call.second()));
      default -> throw new IllegalStateException(call.operation() + " gives no list");
    };
  }

  /** As in CEL, one unknown element makes the whole list unknown. */
  private static Code.Texts literal(Node.ListOf list) {
    Code.Text[] elements =
        list.children().stream().map(TextCode::compile).toArray(Code.Text[]::new);
    return frame -> {
      String[] values = new String[elements.length];
      for (int i = 0; i < elements.length; i++) {
        values[i] = elements[i].of(frame);
        if (values[i] == null) {
          return null;
        }
      }
      return Arrays.asList(values);
    };
  }

  private static Code.Texts choose(Code.Outcome condition, Code.Texts yes, Code.Texts no) {
    return frame ->
        switch (condition.test(frame)) {
          case Truth.TRUE -> yes.of(frame);
          case Truth.FALSE -> no.of(frame);
          default -> null;
        };
  }

  private static Code.Texts orElse(Code.Texts first, Code.Texts otherwise) {
    return frame -> {
      List<String> value = first.of(frame);
      return value == null ? otherwise.of(frame) : value;
    };
  }
}
