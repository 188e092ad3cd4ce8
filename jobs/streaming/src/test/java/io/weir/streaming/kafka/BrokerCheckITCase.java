package io.weir.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.settings.KafkaSettings;
import io.weir.streaming.settings.Settings;
import io.weir.testkit.KafkaFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BrokerCheckITCase {
  @RegisterExtension static final KafkaFixture kafka = KafkaFixture.shared();

  private final Topics topics = Topics.create(kafka);

  @Test
  void shouldFindAllPartitionsOfALivingBrokerReadable() {
    Settings settings = topics.settings();

    assertThat(unreadable(settings.kafka(), settings.eventTopics())).isZero();
  }

  @Test
  void shouldCountTopicsNobodyAnswersFor() {
    KafkaSettings dead =
        topics
            .settings(
                "--kafka.bootstrap.servers=localhost:1",
                "--kafka.default.api.timeout.ms=500",
                "--kafka.request.timeout.ms=400")
            .kafka();

    assertThat(unreadable(dead, List.of("logins", "payments"))).isEqualTo(2);
  }

  @Test
  void shouldCountATopicThatIsGone() {
    assertThat(unreadable(topics.settings().kafka(), List.of("nobody-made-this"))).isEqualTo(1);
  }

  private static int unreadable(KafkaSettings settings, List<String> topics) {
    return new BrokerCheck(settings, topics).unreadable().join();
  }
}
