package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows of a pattern version that becomes known only after events it counts for were judged. */
class BelatedWindowsTest {

  @Test
  void shouldFindAllOfANewWindowHoweverFarTheWatermarkIsByThen() {
    for (long passed : new long[] {20_000, 7_200_000}) {
      Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
      versions.put(Patterns.read("keeping", KEEPING), Long.MIN_VALUE);
      AccountEvaluator evaluator = new AccountEvaluator(versions);
      AccountState state = new AccountState();
      Told told = new Told();
      for (int i = 1; i <= 20; i++) {
        evaluator.eager(login(i).event(), state, Long.MIN_VALUE, told);
      }

      versions.put(Patterns.read("devices", DEVICES), Happening.START);
      evaluator.onWatermark(state, Happening.START + passed, told);

      assertThat(told.standing())
          .as("the watermark at %d", passed)
          .extracting(signal -> signal.live().sinceId())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(10, 20).mapToObj(i -> "l" + i).toList());
    }
  }

  private static final String KEEPING =
      """
      key: account
      severity: low
      group: CTX
      action: {floor: monitor, scope: event, ttl: 1h}
      sequence: {within: 1d, steps: [{a: login}, {b: payment}]}
      """;

  private static final String DEVICES =
      """
      key: account
      severity: high
      group: CTX
      action: {floor: hold, scope: payment, ttl: 6h}
      aggregates:
        devices: {distinct: login.device_id, over: 10m}
      when: {on: login, where: 'devices >= 10'}
      """;

  private static Happening login(int second) {
    Map<String, Object> fields =
        Map.of("account_id", "A", "activity", "LOGON", "device_id", "D" + second);
    return new Happening("login", "l" + second, second * 1_000L, second * 1_000L, fields);
  }
}
