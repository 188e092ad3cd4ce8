package io.weir.patterns.compiler;

import static io.weir.patterns.compiler.Code.truth;

import io.weir.patterns.condition.Truth;
import io.weir.patterns.model.ValueType;

/** Makes code for {@code known(x)}. */
final class Presence {
  private Presence() {}

  static Code.Outcome compile(Node node) {
    if (node instanceof Node.FieldRead read) {
      FieldSource source = new FieldSource(read);
      return frame -> truth(source.row(frame) != null);
    }
    if (node instanceof Node.AggregateRead read) {
      int slot = read.slot();
      return frame -> truth(frame.values.known(slot));
    }
    return computed(node);
  }

  private static Code.Outcome computed(Node node) {
    if (node.type() == ValueType.BOOLEAN) {
      Code.Outcome outcome = OutcomeCode.compile(node);
      return frame -> truth(outcome.test(frame) != Truth.UNKNOWN);
    }
    if (node.type() == ValueType.STRING) {
      Code.Text text = TextCode.compile(node);
      return frame -> truth(text.of(frame) != null);
    }
    if (node.type() == ValueType.STRINGS) {
      Code.Texts texts = ListCode.compile(node);
      return frame -> truth(texts.of(frame) != null);
    }
    if (node.type() == ValueType.DOUBLE) {
      Code.Decimal decimal = DecimalCode.compile(node);
      return frame -> {
        decimal.of(frame);
        return truth(!Code.takeUnknown(frame));
      };
    }
    Code.Whole whole = WholeCode.compile(node);
    return frame -> {
      whole.of(frame);
      return truth(!Code.takeUnknown(frame));
    };
  }
}
