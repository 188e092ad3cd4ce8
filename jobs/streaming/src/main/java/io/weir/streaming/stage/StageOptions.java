package io.weir.streaming.stage;

import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.gatekeeper.PatternLog;
import java.io.Serializable;
import java.time.Duration;

/**
 * What every stage needs to know.
 *
 * @param catalog the declared streams
 * @param policyText the policy file until the log names another
 * @param log the pattern log, read to its end before the first event
 * @param settled whether every event waits for the watermark, as in bounded runs
 * @param settleAfter events that reach a stage later than this after they were appended wait too
 */
public record StageOptions(
    StreamCatalog catalog, String policyText, PatternLog log, boolean settled, Duration settleAfter)
    implements Serializable {

  Policy policy() {
    return io.weir.patterns.policy.PolicyReader.read("policy.yaml", policyText).policy();
  }
}
