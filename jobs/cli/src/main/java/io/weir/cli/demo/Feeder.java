package io.weir.cli.demo;

import io.weir.schemas.EventCodec;
import io.weir.schemas.StreamCatalog;
import io.weir.simulator.Simulation;
import io.weir.simulator.world.SimulatedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays the simulated bank onto the topics: simulated append times, real time of sending. */
final class Feeder implements Runnable {
  /** Operations that may be under way; more, and the feeder waits for the job. */
  private static final int UNDER_WAY = 20_000;

  private static final Set<String> DECIDED = Set.of("login", "payment");

  private final Simulation simulation;
  private final String bootstrap;
  private final long perSecond;
  private final long limit;
  private final IntSupplier decided;
  private final EventCodec codec = new EventCodec(StreamCatalog.shipped().schemas());
  private final Set<Long> operations = new HashSet<>();

  /** Events the simulation had left when enough had been sent; read when all is done. */
  private final Set<String> unsent = ConcurrentHashMap.newKeySet();

  private final AtomicLong sent = new AtomicLong();
  private volatile boolean done;
  private volatile String failure;
  private volatile long startedNanos;

  /**
   * @param perSecond events a second; 0 for as many as go
   * @param limit events to send; the simulation is played to its end all the same
   * @param decided how many operations have been decided so far
   */
  Feeder(Simulation simulation, String bootstrap, long perSecond, long limit, IntSupplier decided) {
    this.simulation = simulation;
    this.bootstrap = bootstrap;
    this.perSecond = perSecond;
    this.limit = limit;
    this.decided = decided;
  }

  long sent() {
    return sent.get();
  }

  /** Whether an event of the simulation was sent; to be asked when all is done. */
  boolean wasSent(String eventId) {
    return !unsent.contains(eventId);
  }

  /** Why the sending ended before its end; null while nothing failed. */
  String failure() {
    return failure;
  }

  boolean done() {
    return done;
  }

  /** Different operations sent that must be decided. */
  int operations() {
    synchronized (operations) {
      return operations.size();
    }
  }

  /** Seconds from the first event sent to an instant of the same clock. */
  double secondsTo(long nanos) {
    return Math.max(1e-3, (nanos - startedNanos) / 1e9);
  }

  static long hash(String id) {
    return io.weir.engine.signal.Ids.hash64(id);
  }

  @Override
  public void run() {
    startedNanos = System.nanoTime();
    boolean played = false;
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      Iterator<SimulatedEvent> events = simulation.events();
      while (events.hasNext() && failure == null) {
        SimulatedEvent event = events.next();
        if (sent.get() < limit) {
          pace();
          // The callback says how it went: the future has nothing to add.
          var unused = producer.send(record(event), (place, e) -> sent(event, e));
          sent.incrementAndGet();
        } else if (event.record() != null) {
          unsent.add(event.record().get("event_id").toString());
        }
      }
      producer.flush();
      played = true;
    } catch (KafkaException e) {
      failed("the events cannot be sent: " + e.getMessage());
    } finally {
      if (!played) {
        failed("the bank broke off");
      }
      done = true;
    }
  }

  private void sent(SimulatedEvent event, Exception e) {
    if (e != null) {
      failed(
          "an event of %s was refused by the broker: %s".formatted(event.stream(), e.getMessage()));
    }
  }

  /** The first failure is the cause of those that follow. */
  private synchronized void failed(String what) {
    if (failure == null) {
      failure = what;
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", bootstrap,
            "linger.ms", perSecond == 0 ? "20" : "1",
            "batch.size", "65536",
            "acks", "1",
            "buffer.memory", "33554432"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void pace() {
    if (perSecond > 0) {
      long due = startedNanos + (long) (sent.get() * 1e9 / perSecond);
      long ahead = due - System.nanoTime();
      if (ahead > 200_000) {
        LockSupport.parkNanos(ahead);
      }
    }
    while ((sent.get() & 0x3ff) == 0
        && failure == null
        && operations() - decided.getAsInt() > UNDER_WAY) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private ProducerRecord<byte[], byte[]> record(SimulatedEvent event) {
    byte[] value = event.record() == null ? event.garbage() : codec.encode(event.record());
    byte[] key = event.key() == null ? null : event.key().getBytes(StandardCharsets.UTF_8);
    if (event.record() != null && DECIDED.contains(event.stream())) {
      expect(event.record(), event.appendTime());
    }
    return new ProducerRecord<>(event.stream(), null, event.appendTime(), key, value, sentNow());
  }

  private void expect(GenericRecord record, long appendTime) {
    boolean fromTheFuture = (long) record.get("event_time") > appendTime + 300_000;
    if (!fromTheFuture) {
      synchronized (operations) {
        operations.add(hash(record.get("event_id").toString()));
      }
    }
  }

  private static List<Header> sentNow() {
    byte[] now = ByteBuffer.allocate(8).putLong(System.currentTimeMillis()).array();
    return List.of(new RecordHeader("weir-sent-at", now));
  }
}
