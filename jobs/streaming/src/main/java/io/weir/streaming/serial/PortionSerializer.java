package io.weir.streaming.serial;

import io.weir.engine.subject.PlatformWire;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Portion;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a slice of one share on its way to the whole. */
final class PortionSerializer extends WireSerializer<Portion> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private transient PlatformWire wire;

  PortionSerializer(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  private PlatformWire wire() {
    if (wire == null) {
      wire = new PlatformWire(new EventWire(catalog));
    }
    return wire;
  }

  @Override
  public Portion copy(Portion from) {
    return new Portion(from.key(), from.slice().copy());
  }

  @Override
  public void serialize(Portion portion, DataOutputView target) throws IOException {
    target.writeUTF(portion.key());
    wire().write(portion.slice(), target);
  }

  @Override
  public Portion deserialize(DataInputView source) throws IOException {
    return new Portion(source.readUTF(), wire().readSlice(source));
  }
}
