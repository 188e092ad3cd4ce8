package io.weir.streaming.serial;

import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Hop;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes an event on its way to a stage, with the key it has there. */
final class HopSerializer extends WireSerializer<Hop> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private transient EventWire wire;

  HopSerializer(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  private EventWire wire() {
    if (wire == null) {
      wire = new EventWire(catalog);
    }
    return wire;
  }

  @Override
  public Hop copy(Hop from) {
    return new Hop(from.key(), from.event().copy());
  }

  @Override
  public void serialize(Hop hop, DataOutputView target) throws IOException {
    target.writeUTF(hop.key());
    wire().write(hop.event(), target);
  }

  @Override
  public Hop deserialize(DataInputView source) throws IOException {
    return new Hop(source.readUTF(), wire().read(source));
  }
}
