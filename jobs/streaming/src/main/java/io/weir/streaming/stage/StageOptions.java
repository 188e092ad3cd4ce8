package io.weir.streaming.stage;

import io.weir.engine.event.Pending;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.gatekeeper.PatternLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What every stage needs to know.
 *
 * @param catalog the declared streams
 * @param policyText the policy file until the log names another
 * @param log the pattern log, read to its end before the first event
 * @param settled whether every event waits for the watermark, as in bounded runs
 * @param settleAfter events that reach a stage later than this after they were appended wait too
 * @param decisionDeadline how long after an operation was sent its decision is still in time
 * @param signingKey file of the private key that restrictions and the audit trail are signed with,
 *     read where the job runs; null: they are not signed
 * @param evaluated whether the account stage tells each event it judges, with what it collected
 * @param futureTolerance how far an event may be ahead of its append
 * @param began append time before which a job that starts with nothing knows nothing of what
 *     happened; Long.MIN_VALUE: it knows all there is to know, whatever it was restored from
 * @param atHand how much state is kept at hand where the backend keeps bytes
 */
public record StageOptions(
    StreamCatalog catalog,
    String policyText,
    PatternLog log,
    boolean settled,
    Duration settleAfter,
    Duration decisionDeadline,
    String signingKey,
    boolean evaluated,
    Duration futureTolerance,
    long began,
    AtHand atHand)
    implements Serializable {
  /** How long services wait where nothing else is said. */
  public static final Duration DECISION_DEADLINE = Duration.ofMillis(150);

  /** Options under which services wait as long as they do where nothing else is said. */
  public StageOptions(
      StreamCatalog catalog,
      String policyText,
      PatternLog log,
      boolean settled,
      Duration settleAfter) {
    this(catalog, policyText, log, settled, settleAfter, DECISION_DEADLINE, null);
  }

  /**
   * Options of a job that knows all that happened, and under which no event is ahead of its append,
   * or told as it is judged.
   */
  public StageOptions(
      StreamCatalog catalog,
      String policyText,
      PatternLog log,
      boolean settled,
      Duration settleAfter,
      Duration decisionDeadline,
      String signingKey) {
    this(
        catalog,
        policyText,
        log,
        settled,
        settleAfter,
        decisionDeadline,
        signingKey,
        false,
        Duration.ZERO,
        Long.MIN_VALUE,
        AtHand.USUAL);
  }

  /** How many events of a key may wait for the watermark: all where the input ends. */
  int mostWaiting() {
    return settled ? Integer.MAX_VALUE : Pending.MOST;
  }

  /**
   * The same for a job that knows nothing of what happened before now, if it starts with nothing.
   */
  public StageOptions beginningNow() {
    return beginning(WallClock.millis());
  }

  StageOptions beginning(long appendTime) {
    return new StageOptions(
        catalog,
        policyText,
        log,
        settled,
        settleAfter,
        decisionDeadline,
        signingKey,
        evaluated,
        futureTolerance,
        appendTime,
        atHand);
  }

  /** The same with another amount of state at hand. */
  StageOptions keepingAtHand(AtHand much) {
    return new StageOptions(
        catalog,
        policyText,
        log,
        settled,
        settleAfter,
        decisionDeadline,
        signingKey,
        evaluated,
        futureTolerance,
        began,
        much);
  }

  /** The policy file that comes with Weir. */
  public static String shippedPolicy() {
    try (InputStream file = StageOptions.class.getResourceAsStream("/weir/policy.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Policy policy() {
    return PolicyReader.read("policy.yaml", policyText, catalog).policy();
  }
}
