package io.weir.client;

import io.weir.schemas.UndecodableException;
import io.weir.signing.KeyRing;
import io.weir.signing.Signatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What is in force, at hand: the compacted topic of restrictions, read to its end before anything
 * is answered and followed from then on. Thread-safe.
 */
public final class RestrictionView implements AutoCloseable {
  private final RestrictionTable table = new RestrictionTable();
  private final OutputReader reader = new OutputReader();
  private final AtomicLong unreadable = new AtomicLong();
  private final AtomicLong unknownSchemas = new AtomicLong();
  private final AtomicLong forged = new AtomicLong();
  private final AtomicLong outdated = new AtomicLong();
  private final KeyRing trusted;
  private final TopicFollower follower;
  private final LongSupplier clock;

  /** Why not all is known, though all was read; null where it is. */
  private volatile IllegalStateException missing;

  private RestrictionView(
      Map<String, Object> kafka, String topic, KeyRing trusted, LongSupplier clock) {
    this.trusted = trusted;
    this.clock = Objects.requireNonNull(clock, "clock");
    this.follower = new TopicFollower(kafka, topic, this::take, clock);
  }

  /**
   * Begins to read; returns at once.
   *
   * @param kafka settings of a Kafka consumer, {@code bootstrap.servers} at least
   * @param topic the topic of restrictions
   * @param clock epoch millis, by which restrictions begin and end
   */
  public static RestrictionView open(Map<String, Object> kafka, String topic, LongSupplier clock) {
    return open(kafka, topic, null, clock);
  }

  /**
   * Begins to read, and believes only what was signed; returns at once.
   *
   * @param trusted the job's public keys, as {@link KeyRing#read} finds them in a directory; null:
   *     everything is believed, so only the job may be allowed to write the topic
   */
  public static RestrictionView open(
      Map<String, Object> kafka, String topic, KeyRing trusted, LongSupplier clock) {
    RestrictionView view = new RestrictionView(kafka, topic, trusted, clock);
    view.follower.start();
    return view;
  }

  /**
   * Waits until all that was in force at the start is known; false if that takes longer, or {@link
   * #failure} says why it is not to be known.
   */
  public boolean awaitLoaded(Duration patience) throws InterruptedException {
    return follower.awaitLoaded(patience) && missing == null;
  }

  /** Whether it can be asked: it has read everything, and nothing of a schema it does not know. */
  public boolean isLoaded() {
    return follower.isLoaded() && missing == null;
  }

  /**
   * The strictest restriction in force for a subject in any of these scopes; null if there is none.
   *
   * @throws IllegalStateException if it is not loaded, or can no longer be read: then nothing is
   *     known, which is not the same as that nothing is in force
   */
  public Restriction strictest(Subject subject, Collection<String> scopes) {
    if (!isLoaded()) {
      throw new IllegalStateException("restrictions are not loaded", failure());
    }
    return strictestKnown(subject, scopes);
  }

  /** The strictest read so far, whether or not that is all there is. */
  Restriction strictestKnown(Subject subject, Collection<String> scopes) {
    return table.strictest(subject, scopes, clock.getAsLong());
  }

  /** How long ago everything written was known; null while it is not loaded. */
  public Duration staleness() {
    long complete = follower.completeAt();
    return complete == Long.MIN_VALUE || missing != null
        ? null
        : Duration.ofMillis(Math.max(0, clock.getAsLong() - complete));
  }

  /** Records that could not be read, since the start: of a newer job, or somebody else's. */
  public long unreadable() {
    return unreadable.get();
  }

  /**
   * Records of a schema this library does not know, since the start, signed where signatures are
   * asked for: the job is newer than the library. From the first on it is not loaded any more.
   */
  public long unknownSchemas() {
    return unknownSchemas.get();
  }

  /** Records nobody trusted signed, since the start; they change nothing. Any is an alarm. */
  public long forged() {
    return forged.get();
  }

  /**
   * Why it can no longer read, or could not read all; null while it can, and where it was closed.
   */
  public RuntimeException failure() {
    RuntimeException failure = follower.failure();
    return failure == null ? missing : failure;
  }

  /** Whether somebody may be restricted by what it could not read. */
  boolean missesRestrictions() {
    return missing != null;
  }

  /**
   * Statements, since the start, that were older than what was known when they were read. The job
   * makes some after a recovery; else somebody writes old records anew, and compaction keeps those.
   */
  public long outdated() {
    return outdated.get();
  }

  @Override
  public void close() {
    follower.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (trusted != null && !isSigned(record)) {
      forged.incrementAndGet();
      return;
    }
    try {
      if (!table.take(reader.restriction(record.value()), clock.getAsLong())) {
        outdated.incrementAndGet();
      }
    } catch (UndecodableException e) {
      unreadable.incrementAndGet();
      if (e.reason() == UndecodableException.Reason.UNKNOWN_SCHEMA) {
        unknownSchemas.incrementAndGet();
        missing =
            new IllegalStateException(
                "the job states restrictions in a schema this library does not know:"
                    + " services have to be updated first",
                e);
      }
    }
  }

  private boolean isSigned(ConsumerRecord<byte[], byte[]> record) {
    List<String> signatures = new ArrayList<>();
    for (Header header : record.headers().headers(Signatures.HEADER)) {
      signatures.add(Signatures.text(header.value()));
    }
    String digest = Signatures.digest(record.key(), record.value());
    return trusted.check(Signatures.RESTRICTION, digest, signatures, record.timestamp()).stream()
        .anyMatch(KeyRing.Checked::good);
  }
}
