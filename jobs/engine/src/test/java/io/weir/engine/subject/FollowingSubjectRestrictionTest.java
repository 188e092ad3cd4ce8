package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.decision.InForce;
import io.weir.engine.decision.Restriction;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import io.weir.patterns.model.KeyStage;
import io.weir.schemas.StreamCatalog;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On addresses too, a milder restriction that outlasts a stricter one is said along with it. */
class FollowingSubjectRestrictionTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final SubjectEvaluator evaluator = new SubjectEvaluator(KeyStage.SOURCE, versions);
  private final SubjectState state = new SubjectState();
  private final Told told = new Told();
  private int number;

  FollowingSubjectRestrictionTest() {
    asks("failures", "FAILURE", "step-up", "24h");
    asks("successes", "SUCCESS", "block", "2h");
  }

  private void asks(String pattern, String status, String floor, String ttl) {
    versions.put(
        Patterns.read(
            pattern,
            """
            key: ip
            severity: high
            group: SRC
            action: {floor: %s, cap: block, scope: ip-login, ttl: %s}
            aggregates:
              n: {count: login, over: 1h, where: 'status == "%s"'}
            when: {on: login, where: 'n >= 2'}
            """
                .formatted(floor, ttl, status)),
        Long.MIN_VALUE);
  }

  @Test
  void shouldHoldNoLongerThanThePolicyLets() {
    asks("holding", "FAILURE", "hold", "7d");

    twice("FAILURE", 0);

    assertThat(said()).isEqualTo(new InForce(Action.HOLD, at(72 * HOUR + 1)));
  }

  @Test
  void shouldSayWhatFollowsTheStricterWhicheverCameFirst() {
    twice("FAILURE", 0);
    twice("SUCCESS", 3 * HOUR);
    assertThat(said())
        .isEqualTo(
            new InForce(
                Action.BLOCK, at(5 * HOUR + 1), new InForce(Action.STEP_UP, at(24 * HOUR + 1))));
  }

  @Test
  void shouldSayAMilderOneThatComesLaterAndLastsLonger() {
    twice("SUCCESS", 0);
    twice("FAILURE", HOUR);
    assertThat(said())
        .isEqualTo(
            new InForce(
                Action.BLOCK, at(2 * HOUR + 1), new InForce(Action.STEP_UP, at(25 * HOUR + 1))));
  }

  private static long at(long millis) {
    return Happening.START + millis;
  }

  private InForce said() {
    Restriction last = told.restrictions().get(told.restrictions().size() - 1);
    return new InForce(last.action(), last.until(), last.then());
  }

  private void twice(String status, long at) {
    for (int i = 0; i < 2; i++) {
      Map<String, Object> fields =
          Map.of("src_ip", "192.0.2.7", "activity", "LOGON", "status", status);
      Happening login = new Happening("login", "e" + ++number, at + i, at + i, fields);
      evaluator.eager(login.event(), state, told);
    }
  }
}
