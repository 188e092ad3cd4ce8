package io.weir.patterns.compiler;

import static io.weir.patterns.compiler.Code.truth;

import io.weir.patterns.condition.Truth;
import io.weir.schemas.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Equality and membership of text fields, decided in the row's bytes without making strings. */
final class TextEquality {
  /** Up to so many texts are compared one after the other; beyond, a hash is cheaper. */
  private static final int COMPARED_SINGLY = 8;

  private TextEquality() {}

  /**
   * Code for == or != of a text field and a constant or another field, or null if it is neither.
   */
  static Code.Outcome compile(Operation operation, Node left, Node right) {
    if (operation != Operation.EQUAL && operation != Operation.NOT_EQUAL) {
      return null;
    }
    if (left instanceof Node.FieldRead one && right instanceof Node.FieldRead other) {
      return fields(one, other, operation == Operation.EQUAL);
    }
    boolean fieldFirst = TextOperand.of(left) != null;
    TextOperand operand = TextOperand.of(fieldFirst ? left : right);
    List<String> constants = TextOperand.constants(fieldFirst ? right : left);
    if (operand != null && constants != null && constants.size() == 1) {
      return oneOf(operand, constants, operation == Operation.EQUAL);
    }
    boolean wanted = operation == Operation.EQUAL;
    return isText(left)
        ? text((Node.FieldRead) left, right, wanted)
        : isText(right) ? text((Node.FieldRead) right, left, wanted) : null;
  }

  private static boolean isText(Node node) {
    return node instanceof Node.FieldRead read && read.field().symbols().isEmpty();
  }

  /** Code for a plain text field and a text found elsewhere. */
  private static Code.Outcome text(Node.FieldRead read, Node other, boolean wanted) {
    FieldSource source = new FieldSource(read);
    Code.Text text = TextCode.compile(other);
    return frame -> {
      Row row = source.row(frame);
      String value = row == null ? null : text.of(frame);
      return value == null
          ? Truth.UNKNOWN
          : truth(row.stringEquals(source.index(), value) == wanted);
    };
  }

  /** Code that tells whether the operand is one of the texts ({@code wanted}) or none of them. */
  static Code.Outcome oneOf(TextOperand operand, List<String> texts, boolean wanted) {
    byte absent =
        operand.otherwise() == null
            ? Truth.UNKNOWN
            : truth(texts.contains(operand.otherwise()) == wanted);
    if (!operand.schema().symbols().isEmpty()) {
      return symbols(operand, texts, wanted, absent);
    }
    return texts.size() <= COMPARED_SINGLY
        ? bytes(operand, texts, wanted, absent)
        : hashed(operand, Set.copyOf(texts), wanted, absent);
  }

  /** Code for fields that are both plain texts, or enums of the same symbols; else null. */
  private static Code.Outcome fields(Node.FieldRead one, Node.FieldRead other, boolean wanted) {
    if (!one.field().symbols().equals(other.field().symbols())) {
      return null;
    }
    boolean isEnum = !one.field().symbols().isEmpty();
    FieldSource left = new FieldSource(one);
    FieldSource right = new FieldSource(other);
    return frame -> {
      Row a = left.row(frame);
      Row b = a == null ? null : right.row(frame);
      if (b == null) {
        return Truth.UNKNOWN;
      }
      boolean same =
          isEnum
              ? a.getSymbol(left.index()) == b.getSymbol(right.index())
              : a.stringEquals(left.index(), b, right.index());
      return truth(same == wanted);
    };
  }

  private static Code.Outcome symbols(
      TextOperand operand, List<String> texts, boolean wanted, byte absent) {
    List<String> symbols = operand.schema().symbols();
    byte[] outcomes = new byte[symbols.size()];
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = truth(texts.contains(symbols.get(i)) == wanted);
    }
    FieldSource source = operand.source();
    return frame -> {
      Row row = source.row(frame);
      return row == null ? absent : outcomes[row.getSymbol(source.index())];
    };
  }

  private static Code.Outcome bytes(
      TextOperand operand, List<String> texts, boolean wanted, byte absent) {
    byte[][] encoded =
        texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    FieldSource source = operand.source();
    return frame -> {
      Row row = source.row(frame);
      if (row == null) {
        return absent;
      }
      for (byte[] text : encoded) {
        if (row.stringEquals(source.index(), text)) {
          return truth(wanted);
        }
      }
      return truth(!wanted);
    };
  }

  private static Code.Outcome hashed(
      TextOperand operand, Set<String> texts, boolean wanted, byte absent) {
    FieldSource source = operand.source();
    return frame -> {
      Row row = source.row(frame);
      return row == null ? absent : truth(texts.contains(row.getString(source.index())) == wanted);
    };
  }
}
