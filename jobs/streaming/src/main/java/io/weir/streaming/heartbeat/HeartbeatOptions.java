package io.weir.streaming.heartbeat;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a heartbeat needs to know.
 *
 * @param every time between two of them; zero: there are none
 * @param lateness how long after it happened an event may be appended
 * @param tolerance how far ahead of its append time it may happen
 * @param partitions how many partitions are told, asked once at each start
 */
public record HeartbeatOptions(
    Duration every, Duration lateness, Duration tolerance, Partitions partitions)
    implements Serializable {

  /** How many partitions decisions go to. */
  @FunctionalInterface
  public interface Partitions extends Serializable {
    int count();
  }
}
