package io.weir.benchmarks.publish;

import io.weir.streaming.record.PatternChange;

/**
 * A pattern that holds for every probe and does nothing about it: its version shows in decisions.
 */
final class Probe {
  static final String ID = "publish-probe";

  private Probe() {}

  /** The publication of a version. */
  static PatternChange version(int version, long now) {
    return new PatternChange(
        PatternChange.Kind.PATTERN,
        ID,
        version,
        file(version),
        null,
        "bench",
        "measures how long it takes",
        now);
  }

  /** The file of a version. */
  static String file(int version) {
    return """
        id: publish-probe
        version: %d
        title: A probe
        status: test
        mode: enforce
        owner: bench
        description: Detects every payment of a probing account.
        falsePositives: [All of them.]
        runbook: None.
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, cap: monitor, scope: event, ttl: 1m}
        when: {on: payment, where: 'activity == "PAYMENT_INITIATE" && account_id.or("").startsWith("probe-")'}
        tests:
          - name: a probe
            events: [{at: 0s, payment: {account_id: probe-1, activity: PAYMENT_INITIATE}}]
            expect: [{at: 0s}]
          - name: another account
            events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
            expect: []
        """
        .formatted(version);
  }
}
