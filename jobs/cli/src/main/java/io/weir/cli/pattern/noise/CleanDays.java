package io.weir.cli.pattern.noise;

import io.weir.engine.event.Event;
import io.weir.schemas.EventCodec;
import io.weir.schemas.SchemaStore;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.schemas.UndecodableException;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Days in a simulated bank on which nobody attacks: customers with habits, their mistakes, the busy
 * address of an aggregator. The first days are there for histories to form and are not counted.
 *
 * @param events in order of arrival; each once
 * @param countedFrom first instant that counts, epoch millis
 * @param accountDays accounts times counted days
 */
public record CleanDays(List<Event> events, long countedFrom, long accountDays) {
  private static final long LATENESS = Duration.ofMinutes(1).toMillis();
  private static final long FUTURE = Duration.ofMinutes(5).toMillis();

  /**
   * Simulates.
   *
   * @param warmUp days before those that count
   * @param days days that count
   * @param progress told how many events there are so far
   */
  public static CleanDays of(
      StreamCatalog catalog, long seed, int accounts, int warmUp, int days, LongConsumer progress) {
    SimulationOptions options =
        SimulationOptions.of(seed, accounts, warmUp + days).withAttacks(Map.of());
    EventCodec codec = new EventCodec(SchemaStore.shipped());
    List<Event> events = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Iterator<SimulatedEvent> simulated = Simulation.of(options).events();
    while (simulated.hasNext()) {
      SimulatedEvent one = simulated.next();
      if (one.record() == null) {
        continue;
      }
      Event event = event(catalog.stream(one.stream()), one, codec);
      if (event.time() <= event.appendTime() + FUTURE
          && ids.add(event.stream().name() + event.id())) {
        events.add(event);
        progress.accept(events.size());
      }
    }
    long from = options.start().toEpochMilli() + Duration.ofDays(warmUp).toMillis();
    return new CleanDays(events, from, (long) accounts * days);
  }

  private static Event event(StreamSchema stream, SimulatedEvent one, EventCodec codec) {
    try {
      var row = codec.decode(stream, codec.encode(one.record()));
      long time = row.getLong(stream.eventTime().index());
      boolean late = time < one.appendTime() - LATENESS;
      return new Event(stream, row, one.appendTime(), one.appendTime(), late);
    } catch (UndecodableException e) {
      throw new IllegalStateException("the simulator wrote what cannot be read", e);
    }
  }
}
