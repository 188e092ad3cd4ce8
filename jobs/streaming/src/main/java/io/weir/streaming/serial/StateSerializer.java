package io.weir.streaming.serial;

import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what a stage keeps for one key. Carries the streams it was written with, so that a restore
 * needs no registry.
 *
 * @param <S> the state
 * @param <W> its format, made on first use
 */
abstract class StateSerializer<S, W> extends WireSerializer<S> {
  private static final long serialVersionUID = 1;
  private static final int USUAL_BYTES = 8_192;

  private final StreamCatalog catalog;
  private transient W wire;

  /** Where a state is put together: a checkpoint's stream takes many small writes slowly. */
  private transient DataOutputSerializer together;

  StateSerializer(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  /** The format of the state, around that of the events in it. */
  abstract W open(EventWire events);

  abstract void write(S state, DataOutputView target) throws IOException;

  /** One for each thread that writes. */
  @Override
  public abstract TypeSerializer<S> duplicate();

  @Override
  public final void serialize(S state, DataOutputView target) throws IOException {
    if (target instanceof DataOutputSerializer) {
      write(state, target);
      return;
    }
    if (together == null) {
      together = new DataOutputSerializer(USUAL_BYTES);
    }
    together.clear();
    write(state, together);
    target.write(together.getSharedBuffer(), 0, together.length());
  }

  final StreamCatalog catalog() {
    return catalog;
  }

  final W wire() {
    if (wire == null) {
      wire = open(new EventWire(catalog));
    }
    return wire;
  }
}
