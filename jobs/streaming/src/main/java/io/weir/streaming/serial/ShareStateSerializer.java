package io.weir.streaming.serial;

import io.weir.engine.subject.PlatformWire;
import io.weir.engine.subject.ShareState;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.FormerLayouts;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes the state of one share of a platform, packed into one entry. */
final class ShareStateSerializer extends StateSerializer<ShareState, PlatformWire> {
  private static final long serialVersionUID = 1;

  ShareStateSerializer(StreamCatalog catalog) {
    this(catalog, FormerLayouts.none());
  }

  private ShareStateSerializer(StreamCatalog catalog, FormerLayouts former) {
    super(catalog, former);
  }

  @Override
  PlatformWire open(EventWire events) {
    return new PlatformWire(events);
  }

  @Override
  ShareStateSerializer knowing(StreamCatalog catalog, FormerLayouts former) {
    return new ShareStateSerializer(catalog, former);
  }

  @Override
  void redeclare(ShareState state, StreamCatalog today) {
    state.redeclare(today);
  }

  @Override
  public ShareState copy(ShareState from) {
    return from.copy();
  }

  @Override
  void write(ShareState state, DataOutputView target) throws IOException {
    wire().write(state, target);
  }

  @Override
  ShareState read(DataInputView source) throws IOException {
    return wire().readShare(source);
  }
}
