package io.weir.cli.policy;

import io.weir.cli.connection.Connection;
import io.weir.cli.pattern.running.LogBook;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.streaming.record.Verdict;

/** The policy a running installation decides by. */
public final class PolicyInForce {
  private PolicyInForce() {}

  /** That of the log; the file the settings name where none was published. */
  public static Policy of(Connection connection) {
    Verdict published = LogBook.read(connection).policy();
    return read(
        published == null ? connection.policyText() : published.entry().change().content(),
        connection);
  }

  /** A policy the job took, so that nothing is wrong with it. */
  static Policy read(String content, Connection connection) {
    return PolicyReader.read("policy.yaml", content, connection.settings().catalog()).policy();
  }
}
