package io.weir.streaming.gatekeeper;

import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Verdict;

/**
 * What became of each entry of the log, for those who read it from outside the job: the same rules,
 * so the same verdicts. Not thread-safe.
 */
public final class PatternHistory {
  private final Ledger ledger;

  /**
   * A history without entries.
   *
   * @param initialPolicy the policy file until the log names another
   */
  public PatternHistory(StreamCatalog catalog, String initialPolicy) {
    Policy initial = PolicyReader.read("policy.yaml", initialPolicy, catalog).policy();
    this.ledger = new Ledger(catalog, initial, new Nobody());
  }

  /** Enters the next entry, in log order, and tells what became of it. */
  public Verdict enter(ControlRecord entry) {
    return ledger.enter(entry);
  }

  /** Nothing is judged here. */
  private static final class Nobody implements Ledger.Reader {
    @Override
    public void pattern(Pattern pattern, long effectiveFrom) {}

    @Override
    public void policy(Policy policy, long effectiveFrom) {}

    @Override
    public void emergency(Emergency emergency, long effectiveFrom) {}

    @Override
    public void guarded(Guarded guarded, long effectiveFrom) {}
  }
}
