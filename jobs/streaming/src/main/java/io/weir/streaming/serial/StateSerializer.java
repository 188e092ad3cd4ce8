package io.weir.streaming.serial;

import io.weir.engine.bytes.PackedEntry;
import io.weir.engine.wire.EventWire;
import io.weir.schemas.FormerLayouts;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes what a stage keeps for one key. Carries the streams it was written with, so that a restore
 * needs no registry; {@link #after} says how state comes to the streams of today.
 *
 * @param <S> the state
 * @param <W> its format, made on first use
 */
abstract class StateSerializer<S extends PackedEntry, W> extends WireSerializer<S> {
  private static final long serialVersionUID = 1;
  private static final int USUAL_BYTES = 8_192;

  private final StreamCatalog catalog;

  /** Null for none, as in what was written before there could be any. */
  private final FormerLayouts former;

  private transient W wire;

  /** Where a state is put together: a checkpoint's stream takes many small writes slowly. */
  private transient DataOutputSerializer together;

  /** What was read before it is known what the streams are today; null where that is known. */
  private transient List<S> early;

  StateSerializer(StreamCatalog catalog, FormerLayouts former) {
    this.catalog = catalog;
    this.former = former.isEmpty() ? null : former;
  }

  /** The format of the state, around that of the events in it. */
  abstract W open(EventWire events);

  abstract void write(S state, DataOutputView target) throws IOException;

  abstract S read(DataInputView source) throws IOException;

  /** One that also reads rows of former layouts. */
  abstract StateSerializer<S, W> knowing(StreamCatalog catalog, FormerLayouts former);

  /** Lets a state hold its events as another catalog declares them. */
  abstract void redeclare(S state, StreamCatalog today);

  /** One for each thread that writes. */
  @Override
  public final TypeSerializer<S> duplicate() {
    return knowing(catalog, former());
  }

  @Override
  public final void serialize(S state, DataOutputView target) throws IOException {
    if (target instanceof DataOutputSerializer piece) {
      int start = piece.length();
      write(state, piece);
      state.packedBytes(piece.length() - start);
      return;
    }
    if (together == null) {
      together = new DataOutputSerializer(USUAL_BYTES);
    }
    together.clear();
    write(state, together);
    target.write(together.getSharedBuffer(), 0, together.length());
  }

  @Override
  public final S deserialize(DataInputView source) throws IOException {
    int start = source instanceof DataInputDeserializer piece ? piece.getPosition() : 0;
    S state = read(source);
    if (source instanceof DataInputDeserializer piece) {
      state.packedBytes(piece.getPosition() - start);
    }
    if (early != null) {
      early.add(state);
    }
    return state;
  }

  @Override
  final void restored() {
    early = new ArrayList<>();
  }

  /**
   * A heap backend has read all state with the one that wrote it, which knows no streams but those
   * of then, when the one of today comes: its events move over here, before anybody asks for them.
   * RocksDB reads an entry when it is asked for, with the one of today, which for that learns the
   * layouts of then.
   */
  @Override
  final TypeSerializerSchemaCompatibility<S> after(WireSerializer<S> other) {
    StateSerializer<S, ?> before = (StateSerializer<S, ?>) other;
    FormerLayouts all = before.former().and(before.catalog, catalog);
    if (before.early != null && before.catalog != catalog) {
      before.early.forEach(state -> redeclare(state, catalog));
    }
    before.early = null;
    return all.isEmpty()
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
            knowing(catalog, all));
  }

  private FormerLayouts former() {
    return former == null ? FormerLayouts.none() : former;
  }

  final W wire() {
    if (wire == null) {
      wire = open(new EventWire(catalog, former()));
    }
    return wire;
  }
}
