package io.weir.streaming.serial;

import io.weir.engine.subject.PlatformState;
import io.weir.engine.subject.PlatformWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.FormerLayouts;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of a platform as a whole, packed into one entry. */
final class PlatformStateSerializer extends StateSerializer<PlatformState, PlatformWire> {
  private static final long serialVersionUID = 1;

  PlatformStateSerializer(StreamCatalog catalog) {
    this(catalog, FormerLayouts.none());
  }

  private PlatformStateSerializer(StreamCatalog catalog, FormerLayouts former) {
    super(catalog, former);
  }

  @Override
  PlatformWire open(EventWire events) {
    return new PlatformWire(events);
  }

  @Override
  PlatformStateSerializer knowing(StreamCatalog catalog, FormerLayouts former) {
    return new PlatformStateSerializer(catalog, former);
  }

  @Override
  void redeclare(PlatformState state, StreamCatalog today) {
    state.redeclare(today);
  }

  @Override
  public PlatformState copy(PlatformState from) {
    return from.copy();
  }

  @Override
  void write(PlatformState state, DataOutputView target) throws IOException {
    wire().write(state, target);
  }

  @Override
  PlatformState read(DataInputView source) throws IOException {
    return wire().readPlatform(source);
  }
}
