package io.weir.streaming.serial;

import io.weir.engine.scorecard.label.CasePage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes what is kept of a case. */
final class CasePageSerializer extends OwnFormSerializer<CasePage> {
  private static final long serialVersionUID = 1;

  @Override
  void write(CasePage page, DataOutput target) throws IOException {
    page.write(target);
  }

  @Override
  CasePage read(DataInput source) throws IOException {
    return CasePage.read(source);
  }
}
