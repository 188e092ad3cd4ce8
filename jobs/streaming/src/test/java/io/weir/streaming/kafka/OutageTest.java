package io.weir.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutageTest {
  private final Outage outage = new Outage();

  @Test
  void shouldTellOnceThatItBeganHoweverOftenNobodyAnswers() {
    assertThat(outage.begins()).isTrue();
    assertThat(outage.begins()).isFalse();
  }

  @Test
  void shouldTellOnceThatItIsOverAndThenOfTheNext() {
    assertThat(outage.ends()).as("there was none").isFalse();
    outage.begins();
    assertThat(outage.ends()).isTrue();
    assertThat(outage.ends()).isFalse();
    assertThat(outage.begins()).as("another").isTrue();
  }
}
