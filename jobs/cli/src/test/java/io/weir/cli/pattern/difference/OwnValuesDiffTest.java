package io.weir.cli.pattern.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a parameter is for some tenants and threshold profiles is compared for each of them. */
class OwnValuesDiffTest {
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();
  private static final String LARGE =
      """
      id: large
      version: 1
      title: A large payment
      status: test
      mode: shadow
      owner: payments-security
      description: Detects a payment that is large for an account of its segment.
      falsePositives: [A customer buys a house.]
      runbook: Call back.
      key: account
      severity: high
      group: PAY
      action: {floor: hold, scope: payment, ttl: 24h}
      profile: segment
      params:
        least: {value: 50, min: 0, max: 900, tenants: {acme: 30}, profiles: {SME: 100}}
      aggregates:
        segment: {last: profile.segment, over: 400d}
      when: {on: payment, where: 'base_amount_minor >= params.least'}
      tests:
        - name: large
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE, base_amount_minor: 50}}]
          expect: [{at: 0s}]
        - name: small
          events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE, base_amount_minor: 49}}]
          expect: []
      """;

  @Test
  void shouldNameWhoseValueChanged() throws IOException {
    PatternDiff diff = compare("tenants: {acme: 30}, profiles: {SME: 120, STAFF: 10}");

    assertThat(diff.differences())
        .filteredOn(one -> one.part() == Part.PARAMETER)
        .containsExactlyInAnyOrder(
            new Difference(
                Part.PARAMETER, "least of profile SME", "100 in 0..900", "120 in 0..900"),
            new Difference(Part.PARAMETER, "least of profile STAFF", null, "10 in 0..900"));
    assertThat(diff.historyServes()).isTrue();
  }

  @Test
  void shouldNameTheTenantWithAValueOfHisOwn() throws IOException {
    PatternDiff diff = compare("tenants: {acme: 40}, profiles: {SME: 100}");

    assertThat(diff.differences())
        .filteredOn(one -> one.part() == Part.PARAMETER)
        .containsExactly(
            new Difference(Part.PARAMETER, "least of acme", "30 in 0..900", "40 in 0..900"));
  }

  private static PatternDiff compare(String values) throws IOException {
    Policy policy =
        PolicyReader.read("policy.yaml", Files.readString(Path.of("../../deploy/policy.yaml")))
            .policy();
    String other = LARGE.replace("tenants: {acme: 30}, profiles: {SME: 100}", values);
    return PatternDiff.of(read(LARGE), read(other), CATALOG, policy);
  }

  private static Pattern read(String text) {
    PatternReader.Read read = new PatternReader(CATALOG).read("large.yaml", text);
    assertThat(read.problems()).isEmpty();
    return read.pattern();
  }
}
