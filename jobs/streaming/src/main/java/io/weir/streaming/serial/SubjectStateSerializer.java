package io.weir.streaming.serial;

import io.weir.engine.subject.SubjectState;
import io.weir.engine.subject.SubjectWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.FormerLayouts;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of one key of the subject stage, packed into one entry. */
final class SubjectStateSerializer extends StateSerializer<SubjectState, SubjectWire> {
  private static final long serialVersionUID = 1;

  SubjectStateSerializer(StreamCatalog catalog) {
    this(catalog, FormerLayouts.none());
  }

  private SubjectStateSerializer(StreamCatalog catalog, FormerLayouts former) {
    super(catalog, former);
  }

  @Override
  SubjectWire open(EventWire events) {
    return new SubjectWire(events);
  }

  @Override
  SubjectStateSerializer knowing(StreamCatalog catalog, FormerLayouts former) {
    return new SubjectStateSerializer(catalog, former);
  }

  @Override
  void redeclare(SubjectState state, StreamCatalog today) {
    state.redeclare(today);
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
  SubjectState read(DataInputView source) throws IOException {
    return wire().read(source);
  }
}
