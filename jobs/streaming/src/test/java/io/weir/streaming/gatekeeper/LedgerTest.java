package io.weir.streaming.gatekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Verdict;
import io.weir.streaming.stage.StageOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may rest on whose signals is a matter of the whole set in force. */
final class LedgerTest {
  private final List<String> inForce = new ArrayList<>();
  private final Ledger ledger = new Ledger(StreamCatalog.shipped(), null, new Known());
  private int offset;

  @Test
  void shouldRefuseAPatternThatClosesACircleAndNameIt() {
    assertThat(publish("a", 1, "pattern_id == \"b\"", null).accepted()).isTrue();

    Verdict refused = publish("b", 1, "pattern_id == \"a\"", null);

    assertThat(refused.problems())
        .containsExactly(
            "b.yaml:1:1 its signals would rest on themselves: b reads a, which reads b; "
                + "say which signals are meant, by 'pattern_id' or 'group', so that none comes back");
    assertThat(inForce).containsExactly("a v1");
  }

  @Test
  void shouldLetItInOnceTheOtherIsOff() {
    publish("a", 1, "pattern_id == \"b\"", null);
    publish("a", 1, "pattern_id == \"b\"", "off");

    assertThat(publish("b", 1, "pattern_id == \"a\"", null).accepted()).isTrue();
    assertThat(publish("a", 1, "pattern_id == \"b\"", "enforce").accepted()).isFalse();
    assertThat(publish("a", 2, "pattern_id == \"c\"", null).accepted()).isTrue();
  }

  @Test
  void shouldRefuseAnotherPolicyUnderAVersionThatIsTaken() {
    assertThat(policy(7, "").accepted()).isTrue();
    assertThat(policy(7, "").accepted()).as("the same again").isTrue();
    assertThat(policy(7, "# another\n").problems())
        .containsExactly(
            "policy.yaml:1:1 version 7 is taken by other content: a changed policy needs a higher"
                + " version");
    assertThat(policy(6, "").problems())
        .containsExactly(
            "policy.yaml:1:1 version 6 follows version 7: a changed policy needs a higher version");
    assertThat(policy(8, "# another\n").accepted()).isTrue();
    assertThat(inForce).containsExactly("policy v7", "policy v7", "policy v8");
  }

  private Verdict policy(int version, String more) {
    String text =
        StageOptions.shippedPolicy().replaceFirst("(?m)^version: .*$", "version: " + version)
            + more;
    PatternChange change =
        new PatternChange(PatternChange.Kind.POLICY, "policy", version, text, null, "", "", 0);
    return ledger.enter(ControlRecord.of(change, "patterns", 0, offset++, 1_000));
  }

  private Verdict publish(String id, int version, String condition, String mode) {
    PatternChange change =
        new PatternChange(
            PatternChange.Kind.PATTERN, id, version, text(id, version, condition), mode, "", "", 0);
    return ledger.enter(ControlRecord.of(change, "patterns", 0, offset++, 1_000));
  }

  private static String text(String id, int version, String condition) {
    return """
        id: %s
        version: %d
        title: A case
        status: test
        mode: enforce
        owner: nobody
        description: Made up.
        falsePositives: [All.]
        runbook: None.
        key: account
        severity: low
        group: CHAIN
        action: {floor: monitor, scope: event, ttl: 1h}
        when: {on: signal, where: '%s'}
        tests:
          - name: hit
            events: [{at: 0s, signal: {account_id: A, pattern_id: b, severity: HIGH}}]
            expect: [{at: 0s}]
          - name: nothing
            events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
            expect: []
        """
        .formatted(id, version, condition);
  }

  private final class Known implements Ledger.Reader {
    @Override
    public void pattern(Pattern pattern, long effectiveFrom) {
      inForce.add(pattern.id() + " v" + pattern.version());
    }

    @Override
    public void policy(Policy policy, long effectiveFrom) {
      inForce.add("policy v" + policy.version());
    }

    @Override
    public void emergency(Emergency emergency, long effectiveFrom) {}

    @Override
    public void guarded(Guarded guarded, long effectiveFrom) {}
  }
}
