package io.weir.streaming.record;

import io.weir.signing.Grant;
import java.io.Serializable;

/** A record of the log of patterns and policy, with its place in it. Immutable. */
public final class ControlRecord implements Serializable {
  private static final String NOTICE = "";

  private final PatternChange change;
  private final String problem;
  private final String topic;
  private final int partition;
  private final long offset;
  private final long appendTime;
  private final Grant grant;

  private ControlRecord(
      PatternChange change,
      String problem,
      String topic,
      int partition,
      long offset,
      long appendTime,
      Grant grant) {
    this.change = change;
    this.problem = problem;
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.appendTime = appendTime;
    this.grant = grant;
  }

  /** A record that is an entry and needs no signature. */
  public static ControlRecord of(
      PatternChange change, String topic, int partition, long offset, long appendTime) {
    return of(change, topic, partition, offset, appendTime, Grant.EVERYTHING);
  }

  /**
   * A record that is an entry.
   *
   * @param grant what its signatures allow it to do
   */
  public static ControlRecord of(
      PatternChange change,
      String topic,
      int partition,
      long offset,
      long appendTime,
      Grant grant) {
    return new ControlRecord(change, null, topic, partition, offset, appendTime, grant);
  }

  /**
   * A record that is no entry.
   *
   * @param problem what is wrong with it, one line
   */
  public static ControlRecord unreadable(
      String problem, String topic, int partition, long offset, long appendTime) {
    return unreadable(problem, topic, partition, offset, appendTime, Grant.EVERYTHING);
  }

  /** A record that is no entry, with the signatures it has all the same. */
  public static ControlRecord unreadable(
      String problem, String topic, int partition, long offset, long appendTime, Grant grant) {
    return new ControlRecord(null, problem, topic, partition, offset, appendTime, grant);
  }

  /**
   * No record of the log, but word from a stage to the account stage, which hears nothing else from
   * all of them, that an event waits.
   *
   * @param until event time at which the watermark lets it go
   */
  public static ControlRecord notice(long until) {
    return new ControlRecord(null, "an event waits", NOTICE, -1, -1, until, Grant.EVERYTHING);
  }

  /** Whether it is word of something that waits, and no record. */
  public boolean isNotice() {
    return topic.equals(NOTICE) && offset == -1;
  }

  /** The entry; null where {@link #problem()} is not. */
  public PatternChange change() {
    return change;
  }

  /** What is wrong with the record; null where {@link #change()} is not. */
  public String problem() {
    return problem;
  }

  public String topic() {
    return topic;
  }

  public int partition() {
    return partition;
  }

  public long offset() {
    return offset;
  }

  /** Epoch millis; the entry is in force from shortly after. */
  public long appendTime() {
    return appendTime;
  }

  /** What its signatures allow it to do. */
  public Grant grant() {
    return grant;
  }

  @Override
  public String toString() {
    String what = change == null ? problem : change.id() + " v" + change.version();
    return "%s-%d@%d %s".formatted(topic, partition, offset, what);
  }
}
