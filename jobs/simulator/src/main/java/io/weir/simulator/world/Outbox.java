package io.weir.simulator.world;

import java.util.PriorityQueue;

/** Events under way from their producer to the broker, in order of arrival. */
final class Outbox {

  private record Parcel(SimulatedEvent event, long order) implements Comparable<Parcel> {
    @Override
    public int compareTo(Parcel other) {
      int byTime = Long.compare(event.appendTime(), other.event.appendTime());
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Parcel> parcels = new PriorityQueue<>();
  private long order;

  void add(SimulatedEvent event) {
    parcels.add(new Parcel(event, order++));
  }

  boolean isEmpty() {
    return parcels.isEmpty();
  }

  /** Whether the next event arrives at or before the given time. */
  boolean arrivesBy(long time) {
    Parcel next = parcels.peek();
    return next != null && next.event.appendTime() <= time;
  }

  SimulatedEvent next() {
    return parcels.remove().event;
  }
}
