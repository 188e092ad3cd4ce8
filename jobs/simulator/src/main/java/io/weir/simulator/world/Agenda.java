package io.weir.simulator.world;

import java.util.PriorityQueue;

/**
 * What is going to happen, in order of simulated time; things of the same instant keep their order.
 */
final class Agenda {

  private record Entry(long time, long order, Runnable deed) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long order;

  void add(long time, Runnable deed) {
    entries.add(new Entry(time, order++, deed));
  }

  /** The time of the next deed, or {@link Long#MAX_VALUE}. */
  long nextTime() {
    Entry next = entries.peek();
    return next == null ? Long.MAX_VALUE : next.time;
  }

  Runnable next() {
    return entries.remove().deed;
  }
}
