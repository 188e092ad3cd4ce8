package io.weir.streaming.intake;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;

/**
 * Asks whether all partitions of the event topics can be read now. Shipped to where the source
 * runs.
 */
@FunctionalInterface
public interface PartitionCheck extends Serializable {
  /** Where partitions cannot fail. */
  PartitionCheck NONE_FAILS = () -> CompletableFuture.completedFuture(0);

  /**
   * How many partitions cannot be read: no leader, or no answer. Returns at once, without waiting
   * for the answer; a failed future counts as one.
   */
  CompletableFuture<Integer> unreadable();
}
