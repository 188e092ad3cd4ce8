package io.weir.patterns.compiler;

import io.weir.patterns.condition.Frame;
import io.weir.schemas.Row;

/** Where a field's value is found: the event being judged, or an earlier step's. */
final class FieldSource {
  private final int step;
  private final int index;

  FieldSource(Node.FieldRead read) {
    this.step = read.step();
    this.index = read.field().index();
  }

  /** The row if it has a value for the field, else null. */
  Row row(Frame frame) {
    Row row = step < 0 ? frame.row : frame.steps[step];
    return row == null || row.isNull(index) ? null : row;
  }

  int index() {
    return index;
  }
}
