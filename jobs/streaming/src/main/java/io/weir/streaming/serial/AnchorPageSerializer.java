package io.weir.streaming.serial;

import io.weir.engine.scorecard.label.AnchorPage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes what is kept of something that can be labelled. */
final class AnchorPageSerializer extends OwnFormSerializer<AnchorPage> {
  private static final long serialVersionUID = 1;

  @Override
  void write(AnchorPage page, DataOutput target) throws IOException {
    page.write(target);
  }

  @Override
  AnchorPage read(DataInput source) throws IOException {
    return AnchorPage.read(source);
  }
}
