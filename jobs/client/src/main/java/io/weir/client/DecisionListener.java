package io.weir.client;

import io.weir.schemas.UndecodableException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Decisions as they come, from the moment it is opened; of one id only what counts: a higher
 * revision, a stricter action of the same, a RELEASE. Thread-safe.
 */
public final class DecisionListener implements AutoCloseable {
  /** Ids remembered: an hour of 25 operations a second, some 30 MB. */
  private static final int REMEMBERED = 100_000;

  private final OutputReader reader = new OutputReader();
  private final LatestDecisions latest = new LatestDecisions(REMEMBERED);
  private final Heartbeats heartbeats = new Heartbeats();
  private final Map<Awaited, CompletableFuture<Decision>> expected = new ConcurrentHashMap<>();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong ignored = new AtomicLong();
  private final Consumer<Decision> listener;
  private final TopicFollower follower;
  private final LongSupplier clock;

  private record Awaited(String tenant, String eventId) {}

  private DecisionListener(
      Map<String, Object> kafka, String topic, Consumer<Decision> listener, LongSupplier clock) {
    this.listener = Objects.requireNonNull(listener, "listener");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.follower = new TopicFollower(kafka, topic, false, this::take, clock);
  }

  /**
   * Begins to listen; returns at once.
   *
   * @param kafka settings of a Kafka consumer, {@code bootstrap.servers} at least
   * @param topic the topic of decisions
   * @param listener gets every decision that counts, those nobody waits for any more too, in the
   *     order of reading and in the thread that reads: it must not wait, and must not throw
   * @param clock epoch millis
   */
  public static DecisionListener open(
      Map<String, Object> kafka, String topic, Consumer<Decision> listener, LongSupplier clock) {
    DecisionListener decisions = new DecisionListener(kafka, topic, listener, clock);
    decisions.follower.start();
    return decisions;
  }

  /** Waits until decisions made from now on are heard; false if that takes longer. */
  public boolean awaitListening(Duration patience) throws InterruptedException {
    return follower.awaitLoaded(patience);
  }

  /** Whether it hears decisions; false before it does, and once it can no longer read. */
  public boolean isListening() {
    return follower.isLoaded();
  }

  /**
   * Append time, epoch millis, up to which all events are decided and their decisions were heard;
   * Long.MIN_VALUE while no heartbeat of every subtask has come.
   */
  public long decidedUntil() {
    return heartbeats.decidedUntil();
  }

  /** How far deciding is behind the clock; null while that is not known. */
  public Duration staleness() {
    long until = decidedUntil();
    return until == Heartbeats.UNKNOWN
        ? null
        : Duration.ofMillis(Math.max(0, clock.getAsLong() - until));
  }

  /** Decisions that did not count, since the start: repeats, what is simulated or not enforced. */
  public long ignored() {
    return ignored.get();
  }

  /** Records that could not be read, since the start. */
  public long unreadable() {
    return unreadable.get();
  }

  @Override
  public void close() {
    follower.close();
  }

  /**
   * The first decision that counts on an operation, when it comes; to be asked before the
   * operation's event is sent, and forgotten afterwards.
   *
   * @throws IllegalStateException if somebody waits for it already
   */
  CompletableFuture<Decision> expect(String tenant, String eventId) {
    CompletableFuture<Decision> coming = new CompletableFuture<>();
    if (expected.putIfAbsent(new Awaited(tenant, eventId), coming) != null) {
      throw new IllegalStateException("the decision on " + eventId + " is waited for already");
    }
    return coming;
  }

  void forget(String tenant, String eventId) {
    expected.remove(new Awaited(tenant, eventId));
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Header heartbeat = record.headers().lastHeader(Heartbeats.HEADER);
    if (heartbeat != null) {
      if (!heartbeats.take(record.partition(), follower.partitions(), heartbeat.value())) {
        unreadable.incrementAndGet();
      }
      return;
    }
    Decision said;
    try {
      said = reader.decision(record.value());
    } catch (UndecodableException e) {
      unreadable.incrementAndGet();
      return;
    }
    if (!latest.counts(said)) {
      ignored.incrementAndGet();
      return;
    }
    listener.accept(said);
    CompletableFuture<Decision> waiting = expected.get(new Awaited(said.tenant(), said.eventId()));
    if (waiting != null) {
      waiting.complete(said);
    }
  }
}
