package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Pattern files of the tests. */
final class Samples {
  static final PatternReader READER = new PatternReader(StreamCatalog.shipped());

  /** The shortest pattern that has a sequence, a parameter and an aggregate; its id is sample. */
  static final String MINIMAL =
      """
      id: sample
      version: 1
      title: A sample
      status: test
      mode: shadow
      owner: somebody
      description: Shows how a pattern is read.
      falsePositives: [Nothing real.]
      runbook: Do nothing.
      key: account
      severity: high
      group: CHG
      action: {floor: hold, scope: payment, ttl: 24h}
      params:
        window: {value: 24h, min: 1h, max: 72h}
      aggregates:
        payouts: {count: payment, over: 24h}
      sequence:
        within: params.window
        steps:
          - change: login
            where: 'activity == "PASSWORD_CHANGE"'
          - payout: payment
            where: 'activity == "PAYMENT_INITIATE" && payouts < 10'
      reason: because
      tests:
        - name: payout nine minutes later
          events:
            - {at: 0s, login: {account_id: A, activity: PASSWORD_CHANGE}}
            - {at: 9m, payment: {account_id: A, activity: PAYMENT_INITIATE}}
          expect: [{at: 9m}]
        - name: no payout
          events:
            - {at: 0s, login: {account_id: A, activity: PASSWORD_CHANGE}}
          expect: []
      """;

  private Samples() {}

  /** The text of {@code patterns/<id>.yaml}. */
  static String text(String id) throws IOException {
    try (InputStream file = Samples.class.getResourceAsStream("/patterns/" + id + ".yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The pattern of {@code patterns/<id>.yaml}, which must have no problems. */
  static Pattern pattern(String id) throws IOException {
    return right(id, text(id));
  }

  /** The pattern of a text that must have no problems. */
  static Pattern right(String id, String text) {
    PatternReader.Read read = READER.read(id + ".yaml", text);
    assertThat(read.problems()).isEmpty();
    return read.pattern();
  }
}
