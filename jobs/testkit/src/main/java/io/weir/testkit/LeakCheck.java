package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.runtime.state.TestableKeyedStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedMultiInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * Every state has an end: lets event time run out and fails if the operator still keeps anything
 * for any key, a timer included. What it keeps for the operator as a whole (broadcast state) is not
 * counted.
 */
public final class LeakCheck {

  /**
   * The first instant of the year 2200, in ms since the epoch: past the retention of whatever a
   * test has sent, and far enough from the end of {@code long} for an operator that adds to it.
   */
  public static final long END_OF_TIME = 7_258_118_400_000L;

  private LeakCheck() {}

  /** See {@link LeakCheck}; the harness is open, and its operator may emit while time runs out. */
  public static void assertNothingStays(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> harness)
      throws Exception {
    harness.processWatermark(END_OF_TIME);
    assertEmpty(harness);
  }

  /** See {@link LeakCheck}; time runs out on both inputs. */
  public static void assertNothingStays(KeyedTwoInputStreamOperatorTestHarness<?, ?, ?, ?> harness)
      throws Exception {
    harness.processBothWatermarks(new Watermark(END_OF_TIME));
    assertEmpty(harness);
  }

  /** See {@link LeakCheck}; time runs out on both inputs. */
  public static void assertNothingStays(KeyedBroadcastOperatorTestHarness<?, ?, ?, ?> harness)
      throws Exception {
    harness.watermark(END_OF_TIME);
    assertEmpty(harness);
  }

  /** See {@link LeakCheck}; time runs out on inputs 0 to {@code inputs - 1}. */
  public static void assertNothingStays(
      KeyedMultiInputStreamOperatorTestHarness<?, ?> harness, int inputs) throws Exception {
    for (int input = 0; input < inputs; input++) {
      harness.processWatermark(input, new Watermark(END_OF_TIME));
    }
    assertEmpty(harness);
  }

  /** Fails if the operator keeps anything for any key now, without moving time. */
  public static void assertEmpty(AbstractStreamOperatorTestHarness<?> harness) throws Exception {
    // What an operator keeps beside its backend it hands over at a checkpoint.
    harness.snapshot(Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(stateEntries(harness)).as("entries of keyed state that stay for ever").isZero();
    assertThat(harness.numEventTimeTimers()).as("event time timers that stay for ever").isZero();
    assertThat(harness.numProcessingTimeTimers()).as("processing time timers").isZero();
  }

  /** Entries over all keyed states and keys; an entry of a map state counts as one. */
  public static int stateEntries(AbstractStreamOperatorTestHarness<?> harness) {
    if (harness.getOperator().getKeyedStateBackend()
        instanceof TestableKeyedStateBackend<?> countable) {
      return countable.numKeyValueStateEntries();
    }
    throw new IllegalArgumentException("the harness has no keyed state to count");
  }
}
