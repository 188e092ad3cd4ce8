package io.weir.cli.pattern;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small pattern to publish, in versions and modes. */
final class TwoResets {
  static final String ID = "two-resets";

  private TwoResets() {}

  /** Its file; its tests fail where it asks for more than two. */
  static Path file(Path directory, int version, String mode, int times) throws IOException {
    Path file = directory.resolve(ID + ".yaml");
    return Files.writeString(
        file,
        """
        id: two-resets
        version: %d
        title: Resets
        status: experimental
        mode: %s
        owner: payments-security
        description: Detects repeated resets of a password.
        falsePositives: [Somebody who forgets often.]
        runbook: Call back.
        key: account
        severity: low
        group: CHG
        action: {floor: monitor, cap: hold, scope: account, ttl: 1h}
        aggregates:
          resets: {count: login, over: 24h, where: 'activity == "PASSWORD_RESET"'}
        when: {on: login, where: 'activity == "PASSWORD_RESET" && resets >= %d'}
        tests:
          - name: resets
            events:
              - {at: 0s, login: {account_id: A, activity: PASSWORD_RESET}}
              - {at: 1m, login: {account_id: A, activity: PASSWORD_RESET}}
            expect: [{at: 1m, action: monitor}]
          - name: just one
            events:
              - {at: 0s, login: {account_id: A, activity: PASSWORD_RESET}}
            expect: []
        """
            .formatted(version, mode, times));
  }
}
