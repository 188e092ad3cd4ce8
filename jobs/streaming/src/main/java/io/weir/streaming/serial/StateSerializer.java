package io.weir.streaming.serial;

import io.weir.engine.wire.EventWire;
import io.weir.schemas.StreamCatalog;

/**
 * Writes what a stage keeps for one key. Carries the streams it was written with, so that a restore
 * needs no registry.
 *
 * @param <S> the state
 * @param <W> its format, made on first use
 */
abstract class StateSerializer<S, W> extends WireSerializer<S> {
  private static final long serialVersionUID = 1;

  private final StreamCatalog catalog;
  private transient W wire;

  StateSerializer(StreamCatalog catalog) {
    this.catalog = catalog;
  }

  /** The format of the state, around that of the events in it. */
  abstract W open(EventWire events);

  final W wire() {
    if (wire == null) {
      wire = open(new EventWire(catalog));
    }
    return wire;
  }
}
