package io.weir.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Waiting for conditions, as often as a test needs it; for records of a topic see {@link
 * TopicTail}.
 */
public final class Await {

  private static final Duration POLL = Duration.ofMillis(20);

  private Await() {}

  /**
   * Returns as soon as the condition holds.
   *
   * @param what completes the sentence "waited for ..."
   */
  public static void until(String what, Duration patience, Callable<Boolean> condition) {
    await(what).atMost(patience).pollInterval(POLL).pollDelay(Duration.ZERO).until(condition);
  }
}
