package io.weir.benchmarks;

import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The records of a simulated bank, encoded once and played as often as wanted, so that playing them
 * costs next to nothing beside what is measured. Immutable.
 */
final class Recording {
  private static final Set<String> DECIDED = Set.of("login", "payment");
  private static final List<String> BANK = List.of("login", "device", "payment");
  private static final int MOST_IN_ONE = 1 << 30;

  private final Instant start;
  private final List<Sending> records;
  private final long[] operationsUpTo;
  private final int accounts;
  private final List<String> streams;

  /**
   * One record.
   *
   * @param topic the stream it belongs to
   * @param appendTime simulated, epoch millis
   */
  @SuppressWarnings("ArrayRecordComponent") // only sent on
  record Sending(String topic, long appendTime, byte[] key, byte[] value) {}

  /**
   * A recording made elsewhere.
   *
   * @param operationsUpTo operations among the first so many and one records
   * @param streams they are of
   */
  Recording(Instant start, List<Sending> records, long[] operationsUpTo, List<String> streams) {
    this.start = start;
    this.streams = streams;
    this.accounts = keys(records);
    this.records = records;
    this.operationsUpTo = operationsUpTo;
  }

  /**
   * Plays a bank once and keeps what it says: no more events than it is asked for, and somewhat
   * fewer where its people do less.
   */
  static Recording of(Bank bank) {
    int events = bank.events();
    SimulationOptions world = bank.world();
    EventCodec codec = new EventCodec(StreamCatalog.shipped().schemas());
    List<Sending> records = new ArrayList<>();
    long[] operations = new long[Math.min(events, MOST_IN_ONE)];
    Set<String> known = new HashSet<>();
    Iterator<SimulatedEvent> all = Simulation.of(world).events();
    while (all.hasNext() && records.size() < operations.length) {
      SimulatedEvent event = all.next();
      if (isOperation(event)) {
        known.add(event.record().get("event_id").toString());
      }
      bank.place(event);
      operations[records.size()] = known.size();
      records.add(record(event, codec));
    }
    return new Recording(world.start(), List.copyOf(records), operations, BANK);
  }

  private static boolean isOperation(SimulatedEvent event) {
    return event.record() != null
        && DECIDED.contains(event.stream())
        && (long) event.record().get("event_time") <= event.appendTime() + 300_000;
  }

  private static Sending record(SimulatedEvent event, EventCodec codec) {
    byte[] key = event.key() == null ? null : event.key().getBytes(StandardCharsets.UTF_8);
    byte[] value = event.record() == null ? event.garbage() : codec.encode(event.record());
    return new Sending(event.stream(), event.appendTime(), key, value);
  }

  /** Its first records: all where there are no more. */
  Recording first(int count) {
    return count >= size()
        ? this
        : new Recording(start, records.subList(0, count), operationsUpTo, streams);
  }

  /** What comes after its first records. */
  Recording after(int count) {
    long before = operationsAmong(count);
    long[] operations = new long[size() - count];
    for (int i = 0; i < operations.length; i++) {
      operations[i] = operationsUpTo[count + i] - before;
    }
    return new Recording(start, records.subList(count, size()), operations, streams);
  }

  private static int keys(List<Sending> records) {
    Set<ByteBuffer> keys = new HashSet<>();
    for (Sending record : records) {
      if (record.key() != null) {
        keys.add(ByteBuffer.wrap(record.key()));
      }
    }
    return keys.size();
  }

  /** How many different keys its records have. */
  int accounts() {
    return accounts;
  }

  /** The streams its records are of. */
  List<String> streams() {
    return streams;
  }

  /** The simulated instant it begins. */
  Instant start() {
    return start;
  }

  int size() {
    return records.size();
  }

  Sending get(int i) {
    return records.get(i);
  }

  /** Operations (each to be decided once) among the first so many records. */
  long operationsAmong(int first) {
    return first == 0 ? 0 : operationsUpTo[first - 1];
  }
}
