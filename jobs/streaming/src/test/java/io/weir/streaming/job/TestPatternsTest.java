package io.weir.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.walk.EngineTrial;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.proof.Proof;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.stage.StageOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The patterns the integration tests publish do what they say. */
final class TestPatternsTest {
  private final Proof proof =
      new Proof(
          new EngineTrial(
              StreamCatalog.shipped(),
              PolicyReader.read("policy.yaml", StageOptions.shippedPolicy()).policy()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "busy-account",
        "enrolled-device-payout",
        "factor-stays-away",
        "guessed-without-reset",
        "large-payout",
        "shared-device-payout"
      })
  void shouldPassTheirOwnTests(String id) {
    TestPattern pattern = TestPattern.of(id);

    assertThat(proof.of(id + ".yaml", pattern.read()))
        .allSatisfy(outcome -> assertThat(outcome.failures()).isEmpty());
  }
}
