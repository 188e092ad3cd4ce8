package io.weir.client;

import io.weir.client.LatestDecisions.Trigger;
import io.weir.schemas.UndecodableException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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
  private final OutputReader reader = new OutputReader();
  private final Heartbeats heartbeats = new Heartbeats();
  private final OpenQuestions questions = new OpenQuestions();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong ignored = new AtomicLong();
  private final LatestDecisions latest;
  private final Missed missed;
  private final Missed gaps;
  private final AskedOperations asked;
  private final Consumer<Decision> listener;
  private final TopicFollower follower;
  private final LongSupplier clock;

  private DecisionListener(
      Map<String, Object> kafka,
      String topic,
      Consumer<Decision> listener,
      Memory memory,
      LongSupplier clock) {
    this.latest = new LatestDecisions(Objects.requireNonNull(memory, "memory"));
    this.missed = new Missed(memory);
    this.gaps = new Missed(memory);
    this.asked = new AskedOperations(memory);
    this.listener = Objects.requireNonNull(listener, "listener");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.follower =
        new TopicFollower(kafka, topic, this::take, () -> gaps.happened(clock.getAsLong()), clock);
  }

  /** Begins to listen with {@link Memory#DEFAULT}; returns at once. */
  public static DecisionListener open(
      Map<String, Object> kafka, String topic, Consumer<Decision> listener, LongSupplier clock) {
    return open(kafka, topic, listener, Memory.DEFAULT, clock);
  }

  /**
   * Begins to listen; returns at once.
   *
   * @param kafka settings of a Kafka consumer, {@code bootstrap.servers} at least
   * @param topic the topic of decisions
   * @param listener gets every decision that counts, those nobody waits for any more too, in the
   *     order of reading and in the thread that reads: it must not wait, and must not throw; it may
   *     close, and gets nothing more then
   * @param memory how much of what it heard it remembers
   * @param clock epoch millis
   */
  public static DecisionListener open(
      Map<String, Object> kafka,
      String topic,
      Consumer<Decision> listener,
      Memory memory,
      LongSupplier clock) {
    DecisionListener decisions = new DecisionListener(kafka, topic, listener, memory, clock);
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

  /**
   * How far deciding is behind the clock; null while that is not known: before the heartbeats of
   * every subtask, and after a record of a schema this library does not know, or a gap, for as long
   * as it would remember a decision.
   */
  public Duration staleness() {
    long until = decidedUntil();
    return until == Heartbeats.UNKNOWN || missesDecisions() || gaps.lately(clock.getAsLong())
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

  /**
   * Records, heartbeats among them, of a schema this library does not know, since the start: the
   * job is newer than the library.
   */
  public long unknownSchemas() {
    return missed.times();
  }

  /**
   * How often, since the start, what is read next was gone: deleted before it was read, or lost
   * with its broker. What can be had is read, and nobody knows what was decided between.
   */
  public long gaps() {
    return gaps.times();
  }

  /** Whether it may have been told of an event, and could not read what. */
  boolean missesDecisions() {
    return missed.lately(clock.getAsLong());
  }

  /** Why it no longer hears decisions; null while it does, and where it was closed. */
  public RuntimeException failure() {
    return follower.failure();
  }

  @Override
  public void close() {
    follower.close();
  }

  /**
   * Wakes up with the first decision that counts on an event, when it comes, or with what was
   * decided where that is known already: the job says nothing of an event it has seen. To be asked
   * before the event is sent, and forgotten afterwards.
   *
   * @throws AlreadyAskedException if somebody waits for it already
   */
  CompletableFuture<Decision> expect(Trigger trigger) {
    CompletableFuture<Decision> coming = questions.open(trigger);
    // Only now: what is decided meanwhile finds somebody waiting.
    Decision known = known(trigger);
    if (known != null) {
      coming.complete(known);
    }
    return coming;
  }

  /** What counts by now on an event, once {@code heard} was; that, where it is forgotten since. */
  Decision since(Decision heard, Trigger trigger) {
    Decision last = latest.last(trigger);
    return last == null ? heard : last;
  }

  /** Whether another operation was asked about under the same id before. */
  boolean isReused(Operation operation) {
    return asked.isAnother(operation, clock.getAsLong());
  }

  /** What was acted on last about an event and has not ended by itself; null: nothing. */
  Decision known(Trigger trigger) {
    return latest.about(trigger, clock.getAsLong());
  }

  /** Ends the wait that {@link #expect} began. */
  void forget(Trigger trigger, CompletableFuture<Decision> coming) {
    questions.close(trigger, coming);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Header heartbeat = record.headers().lastHeader(Heartbeats.HEADER);
    Decision said = null;
    try {
      said = reader.decision(record.value());
    } catch (UndecodableException e) {
      if (e.reason() == UndecodableException.Reason.UNKNOWN_SCHEMA) {
        // Nor were the decisions heard that a heartbeat stands behind.
        unreadable.incrementAndGet();
        missed.happened(clock.getAsLong());
        return;
      }
    }
    if (heartbeat != null) {
      if (!heartbeats.take(record.partition(), follower.partitions(), heartbeat.value())) {
        unreadable.incrementAndGet();
      }
    } else if (said == null) {
      unreadable.incrementAndGet();
    } else if (latest.counts(said, clock.getAsLong())) {
      listener.accept(said);
      questions.tell(said, this::known);
    } else {
      ignored.incrementAndGet();
    }
  }
}
