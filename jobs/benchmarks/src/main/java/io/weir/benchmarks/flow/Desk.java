package io.weir.benchmarks.flow;

import io.weir.benchmarks.measure.ProcessorTime;
import io.weir.benchmarks.measure.Reading;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where a bounded job in this process takes its events from and lays down what it finds. The time
 * taken is from the first event to the end of the last outlet, so that deploying does not count.
 *
 * <p>Where only later events count, it is from the first of them to the last: what is on its way at
 * the one is about what is on its way at the other, and the end of the job, at which every timer of
 * every key fires, is no cost of these events.
 */
final class Desk implements AutoCloseable {
  private static final Map<String, Desk> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final String id = "desk-" + NUMBERS.incrementAndGet();
  private final List<?> events;
  private final int first;
  private final Runnable before;
  private final Queue<Object> found = new ConcurrentLinkedQueue<>();
  private volatile long startNanos;
  private volatile long startCpu;
  private long endNanos;
  private long endCpu;

  /**
   * @param first event that counts
   * @param before happens when that is asked for, before the clock starts
   */
  Desk(List<?> events, int first, Runnable before) {
    this.events = events;
    this.first = first;
    this.before = before;
    OPEN.put(id, this);
  }

  /** The desk of this id. */
  static Desk of(String id) {
    return OPEN.get(id);
  }

  String id() {
    return id;
  }

  int size() {
    return events.size();
  }

  Object event(int i) {
    if (i == first) {
      before.run();
      startCpu = ProcessorTime.nanos();
      startNanos = System.nanoTime();
    }
    if (first > 0 && i == events.size() - 1) {
      stop();
    }
    return events.get(i);
  }

  void put(Object result) {
    found.add(result);
  }

  /** An outlet is at its end. */
  void end() {
    if (first == 0) {
      stop();
    }
  }

  private synchronized void stop() {
    endNanos = System.nanoTime();
    endCpu = ProcessorTime.nanos();
  }

  Queue<Object> found() {
    return found;
  }

  synchronized Reading reading() {
    double counted = size() - first - (first > 0 ? 1 : 0);
    return new Reading((endNanos - startNanos) / counted, (endCpu - startCpu) / counted);
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }
}
