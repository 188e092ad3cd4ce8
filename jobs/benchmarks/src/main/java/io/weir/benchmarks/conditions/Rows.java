package io.weir.benchmarks.conditions;

import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.UndecodableException;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Events of a simulated bank, by stream. Of no activity with one status more than a fifth: what is
 * frequent would else hide what conditions are made for.
 */
final class Rows {
  private static final int EVENTS = 60_000;
  private static final int OF_ONE_KIND = 5;

  private final Map<String, List<Row>> byStream = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final int each;

  /**
   * Simulates some weeks and takes what comes first.
   *
   * @param each the most rows of each stream
   */
  Rows(List<String> streams, int each, long seed) {
    this.each = each;
    StreamCatalog catalog = StreamCatalog.shipped();
    EventCodec codec = new EventCodec(catalog.schemas());
    streams.forEach(stream -> byStream.put(stream, new ArrayList<>()));
    Iterator<SimulatedEvent> all =
        Simulation.of(SimulationOptions.forEvents(EVENTS, seed)).events();
    while (all.hasNext()) {
      SimulatedEvent event = all.next();
      if (event.record() != null && isWanted(event)) {
        byStream.get(event.stream()).add(decoded(codec, catalog, event));
      }
    }
  }

  private boolean isWanted(SimulatedEvent event) {
    List<Row> rows = byStream.get(event.stream());
    if (rows == null || rows.size() == each) {
      return false;
    }
    String what =
        event.stream() + "/" + event.record().get("activity") + event.record().get("status");
    return taken.merge(what, 1, Integer::sum) <= each / OF_ONE_KIND;
  }

  List<Row> of(String stream) {
    return byStream.get(stream);
  }

  private static Row decoded(EventCodec codec, StreamCatalog catalog, SimulatedEvent event) {
    try {
      return codec.decode(catalog.stream(event.stream()), codec.encode(event.record()));
    } catch (UndecodableException e) {
      throw new IllegalStateException("the simulator wrote an event nobody can read", e);
    }
  }
}
