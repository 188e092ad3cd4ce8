package io.weir.streaming.serial;

import io.weir.engine.subject.PlatformState;
import io.weir.engine.subject.PlatformWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of a platform as a whole, packed into one entry. */
final class PlatformStateSerializer extends StateSerializer<PlatformState, PlatformWire> {
  private static final long serialVersionUID = 1;

  PlatformStateSerializer(StreamCatalog catalog) {
    super(catalog);
  }

  @Override
  PlatformWire open(EventWire events) {
    return new PlatformWire(events);
  }

  @Override
  public PlatformStateSerializer duplicate() {
    return new PlatformStateSerializer(catalog());
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
  public PlatformState deserialize(DataInputView source) throws IOException {
    return wire().readPlatform(source);
  }
}
