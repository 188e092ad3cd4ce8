package io.weir.streaming.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientPropertiesTest {

  @ParameterizedTest
  @CsvSource({
    "linger.m, linger.ms",
    "linger.mss, linger.ms",
    "lnger.ms, linger.ms",
    "linger_ms, linger.ms",
    "ilnger.ms, linger.ms",
    "linger.sm, linger.ms",
  })
  void shouldSeeASlip(String given, String known) {
    assertThat(ClientProperties.aSlipApart(given, known)).isTrue();
    assertThat(ClientProperties.aSlipApart(known, given)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"linger, linger.ms", "longer.mz, linger.ms", "acks, retries"})
  void shouldNotTakeAnotherWordForASlip(String given, String known) {
    assertThat(ClientProperties.aSlipApart(given, known)).isFalse();
  }
}
