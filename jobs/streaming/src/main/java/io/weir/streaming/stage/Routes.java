package io.weir.streaming.stage;

import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.Hop;
import io.weir.streaming.serial.WireType;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.util.OutputTag;

/** The edges from one operator to each stage, and to the shares of the platform. */
public final class Routes implements Serializable {
  private static final long serialVersionUID = 1;

  private final EnumMap<KeyStage, OutputTag<Hop>> tags = new EnumMap<>(KeyStage.class);

  /** Edges that carry events of these streams. */
  public Routes(StreamCatalog catalog) {
    for (KeyStage stage : KeyStage.values()) {
      tags.put(stage, new OutputTag<>("to-" + stage.name(), WireType.hops(catalog)));
    }
  }

  /** The edge to a stage. */
  public OutputTag<Hop> to(KeyStage stage) {
    return tags.get(stage);
  }

  /**
   * Where an event goes when nothing but its keys is known: the first stage it has a key for. The
   * stages behind know the patterns and skip what does not concern them.
   *
   * @return stage and key; null for a signal that concerns nobody a stage knows
   */
  static Map.Entry<KeyStage, String> first(Event event) {
    for (KeyStage stage : KeyStage.line()) {
      String key = Keys.at(stage, event);
      if (key != null) {
        return Map.entry(stage, key);
      }
    }
    return null;
  }
}
