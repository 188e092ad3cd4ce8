package io.weir.patterns.compiler;

import io.weir.patterns.model.ValueType;
import io.weir.schemas.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A text field, or a text field with a constant default, that can be compared where it stands in
 * the row.
 *
 * @param field the field
 * @param otherwise what it counts as where it was not observed, or null for unknown
 */
record TextOperand(Node.FieldRead field, String otherwise) {

  /** The operand the node is, or null if it is none. */
  static TextOperand of(Node node) {
    if (node instanceof Node.FieldRead read && read.type() == ValueType.STRING) {
      return new TextOperand(read, null);
    }
    if (node instanceof Node.Call call
        && call.operation() == Operation.OR_ELSE
        && call.first() instanceof Node.FieldRead read
        && read.type() == ValueType.STRING
        && call.second() instanceof Node.Constant constant) {
      return new TextOperand(read, (String) constant.value());
    }
    return null;
  }

  /** The texts of a literal list of constants, or of one constant; null if it is neither. */
  static List<String> constants(Node node) {
    List<String> values = new ArrayList<>();
    for (Node element : node instanceof Node.ListOf list ? list.children() : List.of(node)) {
      if (!(element instanceof Node.Constant constant) || element.type() != ValueType.STRING) {
        return null;
      }
      values.add((String) constant.value());
    }
    return values;
  }

  Field schema() {
    return field.field();
  }

  FieldSource source() {
    return new FieldSource(field);
  }
}
