package io.weir.streaming.serial;

import io.weir.engine.subject.SubjectState;
import io.weir.engine.subject.SubjectWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of one key of the subject stage, packed into one entry. */
final class SubjectStateSerializer extends StateSerializer<SubjectState, SubjectWire> {
  private static final long serialVersionUID = 1;

  SubjectStateSerializer(StreamCatalog catalog) {
    super(catalog);
  }

  @Override
  SubjectWire open(EventWire events) {
    return new SubjectWire(events);
  }

  @Override
  public SubjectStateSerializer duplicate() {
    return new SubjectStateSerializer(catalog());
  }

  @Override
  public SubjectState copy(SubjectState from) {
    return from.copy();
  }

  @Override
  void write(SubjectState state, DataOutputView target) throws IOException {
    wire().write(state, target);
  }

  @Override
  public SubjectState deserialize(DataInputView source) throws IOException {
    return wire().read(source);
  }
}
