package io.weir.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThreadRoleTest {
  @Test
  void shouldTellWhatThreadsDo() {
    assertThat(ThreadRole.of("Source: events -> intake (1/1)#0")).isEqualTo("job events");
    assertThat(ThreadRole.of("account-stage -> decision-outlet: Writer (2/2)#1"))
        .isEqualTo("job account-stage");
    assertThat(ThreadRole.of("Source Data Fetcher for Source: events (1/1)#0"))
        .isEqualTo("job fetching");
    assertThat(ThreadRole.of("kafka-producer-network-thread | producer-3"))
        .isEqualTo("job sending");
    assertThat(ThreadRole.of("kafka-producer-network-thread | bench-player")).isEqualTo("sender");
    assertThat(ThreadRole.of("bench-reader")).isEqualTo("reader");
    assertThat(ThreadRole.of("data-plane-kafka-request-handler-3")).isEqualTo("broker");
    assertThat(ThreadRole.of("main")).isEqualTo("other");
    assertThat(ThreadRole.isOfTheJob("job account-stage")).isTrue();
    assertThat(ThreadRole.isOfTheJob("broker")).isFalse();
  }
}
