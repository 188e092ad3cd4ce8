package io.weir.streaming.stage;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.T;
import static io.weir.streaming.Samples.event;
import static io.weir.streaming.Samples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.record.Tally;
import io.weir.streaming.replay.FixedLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stage tells the guard of a pattern that takes more than the policy allows, while it does. */
@SuppressWarnings("try") // closing a harness may throw anything
class PatternCostsTest {
  private static final Path PATTERN =
      Path.of("src/test/resources/io/weir/streaming/job/large-payout.yaml");
  private static final String SHIPPED = "cost: {micros: 200, for: 3m}";

  /** Events among which enough are timed for three rounds, many times over. */
  private static final int MOST = 40_000;

  @Test
  void shouldTellTheGuardOfAPatternThatTakesMoreThanThePolicyAllows() throws Exception {
    try (StageLine line = line("cost: {micros: 0.001, for: 3ms}")) {
      Tally told = costAfter(line, MOST);

      assertThat(told).isNotNull();
      assertThat(told.tenant()).isEqualTo("t1");
      assertThat(told.pattern()).isEqualTo("large-payout");
      assertThat(told.version()).isEqualTo(1);
      assertThat(told.number()).isPositive();
    }
  }

  @Test
  void shouldTellNothingOfOneThatTakesLess() throws Exception {
    try (StageLine line = line("cost: {micros: 1000000, for: 3ms}")) {
      assertThat(costAfter(line, MOST / 4)).isNull();
    }
  }

  private static StageLine line(String cost) throws Exception {
    String policy = StageOptions.shippedPolicy();
    assertThat(policy).contains(SHIPPED);
    FixedLog log = new FixedLog().pattern("large-payout", Files.readString(PATTERN));
    return new StageLine(
        new StageOptions(
            CATALOG, policy.replace(SHIPPED, cost), log, false, Duration.ofDays(36_500)));
  }

  /** The first word of a cost, or null where there is none after so many payments. */
  private static Tally costAfter(StageLine line, int most) throws Exception {
    for (int i = 0; i < most; i++) {
      line.arrive(
          event(
              payment()
                  .set("event_id", "payment-" + i)
                  .set("event_time", T + i)
                  .set("account_id", "account-" + i % 5_000)));
      List<Tally> told = line.tallies();
      if (i % 1_000 == 0) {
        line.said();
      }
      if (!told.isEmpty() && told.get(told.size() - 1).kind() == Tally.Kind.COST) {
        return told.get(told.size() - 1);
      }
    }
    return null;
  }
}
