package io.weir.patterns.compiler;

import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.IpKeys;
import io.weir.schemas.Row;
import java.util.function.UnaryOperator;

/** Makes code for texts. */
final class TextCode {
  /** A text longer than this, put together from others, is unknown. */
  static final int LONGEST = 65_536;

  private TextCode() {}

  static Code.Text compile(Node node) {
    if (node instanceof Node.Constant constant) {
      String value = (String) constant.value();
      return frame -> value;
    }
    if (node instanceof Node.FieldRead read) {
      FieldSource source = new FieldSource(read);
      return frame -> {
        Row row = source.row(frame);
        return row == null ? null : row.getString(source.index());
      };
    }
    if (node instanceof Node.AggregateRead read) {
      int slot = read.slot();
      return frame -> frame.values.known(slot) ? frame.values.text(slot) : null;
    }
    if (node instanceof Node.Column column) {
      int position = column.position();
      return frame -> frame.columns[position];
    }
    return call((Node.Call) node);
  }

  private static Code.Text call(Node.Call call) {
    return switch (call.operation()) {
      case ADD -> concatenated(compile(call.first()), compile(call.second()));
      case CHOOSE ->
          choose(
              OutcomeCode.compile(call.first()),
              compile(call.second()),
              compile(call.children().get(2)));
      case OR_ELSE -> orElse(compile(call.first()), compile(call.second()));
      case STRING -> string(call.first());
      case IP_KEY -> applied(call, IpKeys::ipKey);
      case SUBNET -> applied(call, IpKeys::subnetKey);
      case OS_FAMILY -> applied(call, UserAgents::osFamily);
      case BROWSER_FAMILY -> applied(call, UserAgents::browserFamily);
      case EMAIL_NORMAL -> applied(call, EmailAddresses::normal);
      default -> throw new IllegalStateException(call.operation() + " gives no string");
    };
  }

  private static Code.Text concatenated(Code.Text left, Code.Text right) {
    return frame -> {
      String a = left.of(frame);
      String b = a == null ? null : right.of(frame);
      return b == null || a.length() + b.length() > LONGEST ? null : a.concat(b);
    };
  }

  private static Code.Text choose(Code.Outcome condition, Code.Text yes, Code.Text no) {
    return frame ->
        switch (condition.test(frame)) {
          case Truth.TRUE -> yes.of(frame);
          case Truth.FALSE -> no.of(frame);
          default -> null;
        };
  }

  private static Code.Text orElse(Code.Text first, Code.Text otherwise) {
    return frame -> {
      String value = first.of(frame);
      return value == null ? otherwise.of(frame) : value;
    };
  }

  private static Code.Text string(Node node) {
    if (node.type() == ValueType.STRING) {
      return compile(node);
    }
    Code.Whole whole = WholeCode.compile(node);
    return frame -> {
      long value = whole.of(frame);
      return Code.takeUnknown(frame) ? null : Long.toString(value);
    };
  }

  private static Code.Text applied(Node.Call call, UnaryOperator<String> function) {
    Code.Text operand = compile(call.first());
    return frame -> {
      String value = operand.of(frame);
      return value == null ? null : function.apply(value);
    };
  }
}
