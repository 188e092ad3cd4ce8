package io.weir.patterns.compiler;

import static io.weir.patterns.compiler.Code.truth;

import com.google.re2j.Pattern;
import io.weir.patterns.condition.Truth;
import io.weir.schemas.Row;
import java.util.List;
import java.util.function.BiPredicate;

/** Makes code for nodes that are true, false or unknown. */
final class OutcomeCode {
  private OutcomeCode() {}

  static Code.Outcome compile(Node node) {
    if (node instanceof Node.Constant constant) {
      byte value = truth((Boolean) constant.value());
      return frame -> value;
    }
    if (node instanceof Node.FieldRead read) {
      FieldSource source = new FieldSource(read);
      return frame -> {
        Row row = source.row(frame);
        return row == null ? Truth.UNKNOWN : truth(row.getBoolean(source.index()));
      };
    }
    if (node instanceof Node.AggregateRead read) {
      int slot = read.slot();
      return frame ->
          frame.values.known(slot) ? truth(frame.values.integer(slot) != 0) : Truth.UNKNOWN;
    }
    if (node instanceof Node.Observed observed) {
      return observed(observed.reads().toArray(Node.FieldRead[]::new));
    }
    return call((Node.Call) node);
  }

  private static Code.Outcome observed(Node.FieldRead[] reads) {
    return frame -> {
      for (Node.FieldRead read : reads) {
        Row row = read.step() < 0 ? frame.row : frame.steps[read.step()];
        if (row != null && read.field().isMissingIn(row)) {
          return Truth.UNKNOWN;
        }
      }
      return Truth.TRUE;
    };
  }

  private static Code.Outcome call(Node.Call call) {
    return switch (call.operation()) {
      case AND -> all(compileAll(call.children()));
      case OR -> any(compileAll(call.children()));
      case NOT -> not(compile(call.first()));
      case CHOOSE ->
          choose(compile(call.first()), compile(call.second()), compile(call.children().get(2)));
      case OR_ELSE -> orElse(compile(call.first()), compile(call.second()));
      case KNOWN -> Presence.compile(call.first());
      case IN -> Membership.compile(call.first(), call.second());
      case STARTS_WITH -> texts(call, String::startsWith);
      case ENDS_WITH -> texts(call, String::endsWith);
      case CONTAINS -> texts(call, String::contains);
      case MATCHES -> matches(call);
      case PROGRAMMATIC -> programmatic(TextCode.compile(call.first()));
      case BUSINESS_DAY -> CalendarCode.businessDay(call);
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          Comparisons.compile(call.operation(), call.first(), call.second());
      default -> throw new IllegalStateException(call.operation() + " gives no bool");
    };
  }

  private static Code.Outcome[] compileAll(List<Node> nodes) {
    return nodes.stream().map(OutcomeCode::compile).toArray(Code.Outcome[]::new);
  }

  private static Code.Outcome all(Code.Outcome[] operands) {
    return frame -> {
      byte result = Truth.TRUE;
      for (Code.Outcome operand : operands) {
        byte outcome = operand.test(frame);
        if (outcome == Truth.FALSE) {
          return Truth.FALSE;
        }
        if (outcome == Truth.UNKNOWN) {
          result = Truth.UNKNOWN;
        }
      }
      return result;
    };
  }

  private static Code.Outcome any(Code.Outcome[] operands) {
    return frame -> {
      byte result = Truth.FALSE;
      for (Code.Outcome operand : operands) {
        byte outcome = operand.test(frame);
        if (outcome == Truth.TRUE) {
          return Truth.TRUE;
        }
        if (outcome == Truth.UNKNOWN) {
          result = Truth.UNKNOWN;
        }
      }
      return result;
    };
  }

  private static Code.Outcome not(Code.Outcome operand) {
    return frame -> {
      byte outcome = operand.test(frame);
      return outcome == Truth.UNKNOWN ? Truth.UNKNOWN : truth(outcome == Truth.FALSE);
    };
  }

  private static Code.Outcome choose(Code.Outcome condition, Code.Outcome yes, Code.Outcome no) {
    return frame ->
        switch (condition.test(frame)) {
          case Truth.TRUE -> yes.test(frame);
          case Truth.FALSE -> no.test(frame);
          default -> Truth.UNKNOWN;
        };
  }

  private static Code.Outcome orElse(Code.Outcome first, Code.Outcome otherwise) {
    return frame -> {
      byte outcome = first.test(frame);
      return outcome == Truth.UNKNOWN ? otherwise.test(frame) : outcome;
    };
  }

  private static Code.Outcome texts(Node.Call call, BiPredicate<String, String> test) {
    Code.Text left = TextCode.compile(call.first());
    Code.Text right = TextCode.compile(call.second());
    return frame -> {
      String text = left.of(frame);
      String part = right.of(frame);
      return text == null || part == null ? Truth.UNKNOWN : truth(test.test(text, part));
    };
  }

  private static Code.Outcome matches(Node.Call call) {
    Code.Text text = TextCode.compile(call.first());
    Pattern pattern = Regexes.compile((String) ((Node.Constant) call.second()).value());
    return frame -> {
      String value = text.of(frame);
      return value == null ? Truth.UNKNOWN : truth(pattern.matcher(value).find());
    };
  }

  private static Code.Outcome programmatic(Code.Text userAgent) {
    return frame -> {
      String value = userAgent.of(frame);
      return value == null ? Truth.UNKNOWN : truth(UserAgents.isProgrammatic(value));
    };
  }
}
