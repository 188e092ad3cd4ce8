package io.weir.streaming.record;

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

  private ControlRecord(
      PatternChange change,
      String problem,
      String topic,
      int partition,
      long offset,
      long appendTime) {
    this.change = change;
    this.problem = problem;
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.appendTime = appendTime;
  }

  /** A record that is an entry. */
  public static ControlRecord of(
      PatternChange change, String topic, int partition, long offset, long appendTime) {
    return new ControlRecord(change, null, topic, partition, offset, appendTime);
  }

  /**
   * A record that is no entry.
   *
   * @param problem what is wrong with it, one line
   */
  public static ControlRecord unreadable(
      String problem, String topic, int partition, long offset, long appendTime) {
    return new ControlRecord(null, problem, topic, partition, offset, appendTime);
  }

  /**
   * No record of the log, but word from a stage to the account stage, which hears nothing else from
   * all of them, that an event waits.
   *
   * @param until event time at which the watermark lets it go
   */
  public static ControlRecord notice(long until) {
    return new ControlRecord(null, "an event waits", NOTICE, -1, -1, until);
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

  @Override
  public String toString() {
    String what = change == null ? problem : change.id() + " v" + change.version();
    return "%s-%d@%d %s".formatted(topic, partition, offset, what);
  }
}
