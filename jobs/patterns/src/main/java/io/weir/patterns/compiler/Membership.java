package io.weir.patterns.compiler;

import static io.weir.patterns.compiler.Code.truth;

import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Makes code for {@code x in list}. */
final class Membership {
  private Membership() {}

  static Code.Outcome compile(Node needle, Node list) {
    if (needle.type() == ValueType.STRING) {
      TextOperand operand = TextOperand.of(needle);
      List<String> constants =
          list instanceof Node.ListOf literal ? TextOperand.constants(literal) : null;
      if (operand != null && constants != null) {
        return TextEquality.oneOf(operand, constants, true);
      }
      return needle instanceof Node.Constant one && list instanceof Node.FieldRead field
          ? inField((String) one.value(), field)
          : texts(TextCode.compile(needle), ListCode.compile(list));
    }
    List<Node> elements = ((Node.ListOf) list).children();
    return needle.type() == ValueType.DOUBLE
        ? decimals(
            DecimalCode.compile(needle),
            elements.stream().map(DecimalCode::compile).toArray(Code.Decimal[]::new))
        : wholes(
            WholeCode.compile(needle),
            elements.stream().map(WholeCode::compile).toArray(Code.Whole[]::new));
  }

  /** Code that looks for one text in a field of several, in the row's bytes. */
  private static Code.Outcome inField(String text, Node.FieldRead field) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    FieldSource source = new FieldSource(field);
    return frame -> {
      Row row = source.row(frame);
      return row == null ? Truth.UNKNOWN : truth(row.contains(source.index(), wanted));
    };
  }

  private static Code.Outcome texts(Code.Text needle, Code.Texts list) {
    return frame -> {
      String value = needle.of(frame);
      List<String> values = value == null ? null : list.of(frame);
      return values == null ? Truth.UNKNOWN : truth(values.contains(value));
    };
  }

  private static Code.Outcome wholes(Code.Whole needle, Code.Whole[] elements) {
    return frame -> {
      long value = needle.of(frame);
      boolean found = false;
      for (int i = 0; i < elements.length && !frame.unknown; i++) {
        found |= elements[i].of(frame) == value;
      }
      return Code.takeUnknown(frame) ? Truth.UNKNOWN : truth(found);
    };
  }

  private static Code.Outcome decimals(Code.Decimal needle, Code.Decimal[] elements) {
    return frame -> {
      double value = needle.of(frame);
      boolean found = false;
      for (int i = 0; i < elements.length && !frame.unknown; i++) {
        found |= elements[i].of(frame) == value;
      }
      return Code.takeUnknown(frame) ? Truth.UNKNOWN : truth(found);
    };
  }
}
