package io.weir.streaming.serial;

import io.weir.engine.scorecard.label.LabelPage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes what is kept of a disposition. */
final class LabelPageSerializer extends OwnFormSerializer<LabelPage> {
  private static final long serialVersionUID = 1;

  @Override
  void write(LabelPage page, DataOutput target) throws IOException {
    page.write(target);
  }

  @Override
  LabelPage read(DataInput source) throws IOException {
    return LabelPage.read(source);
  }
}
