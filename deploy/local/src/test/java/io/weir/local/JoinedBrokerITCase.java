package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

final class JoinedBrokerITCase {
  private static final String OFFSETS = "__consumer_offsets";

  @Test
  void shouldLeadWhatIsPlacedOnItAndNothingElse() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary())) {
      kafka.createTopics(List.of(new NewTopic("events", 1, (short) 1)));
      try (JoinedBroker other = kafka.join();
          Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
        kafka.addPartition("events", JoinedBroker.NODE);

        assertThat(leaders(admin, "events"))
            .containsExactly(BrokerSettings.NODE, JoinedBroker.NODE);
        other.stop();
        assertThat(leaders(admin, OFFSETS)).containsOnly(BrokerSettings.NODE);
      }
    }
  }

  private static List<Integer> leaders(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .stream()
        .map(partition -> partition.leader().id())
        .toList();
  }
}
