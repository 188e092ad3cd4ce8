package io.weir.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaTest {

  private static final long YEAR_1999 = 915_148_800_000L;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void shouldHandOutWhatWasSent() throws Exception {
    kafka.createTopic("plain", 2, TopicSettings.appendTime());

    Strings.send(kafka, "plain", null, List.of("a", "b", "c"));

    assertThat(Strings.read(kafka, "plain", 2, 3))
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void shouldKeepTheSendersTimeOnATopicWithASimulatedClock() throws Exception {
    kafka.createTopic("simulated", 1, TopicSettings.simulatedClock());

    Strings.send(kafka, "simulated", YEAR_1999, List.of("party"));

    assertThat(Strings.read(kafka, "simulated", 1, 1))
        .extracting(ConsumerRecord::timestamp)
        .containsExactly(YEAR_1999);
  }

  @Test
  void shouldGiveItsOwnTimeOnATopicWithAppendTime() throws Exception {
    kafka.createTopic("appended", 1, TopicSettings.appendTime());

    Strings.send(kafka, "appended", YEAR_1999, List.of("late"));

    assertThat(Strings.read(kafka, "appended", 1, 1).get(0).timestamp()).isGreaterThan(YEAR_1999);
  }

  @Test
  void shouldRefuseATopicThatExists() {
    kafka.createTopic("twice", 1, Map.of());

    assertThatThrownBy(() -> kafka.createTopic("twice", 1, Map.of()))
        .isInstanceOf(TopicExistsException.class);
  }

  @Test
  void shouldSayThatItsPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      KafkaOptions options = KafkaOptions.temporary().withPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedKafka.start(options))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void shouldForgetADeletedTopic() throws Exception {
    kafka.createTopic("gone", 1, Map.of());
    kafka.deleteTopic("gone");

    assertThat(kafka.admin().listTopics().names().get()).doesNotContain("gone");
  }

  @Test
  void shouldKeepItsAddressAndRecordsOverAnOutageAndItsFilesWhenTold(@TempDir Path directory)
      throws Exception {
    try (EmbeddedKafka kept = EmbeddedKafka.start(KafkaOptions.keptIn(directory))) {
      String address = kept.bootstrap();
      kept.createTopic("kept", 1, TopicSettings.appendTime());
      Strings.send(kept, "kept", null, List.of("before"));

      kept.stop();
      kept.restart();
      Strings.send(kept, "kept", null, List.of("after"));

      assertThat(kept.bootstrap()).isEqualTo(address);
      assertThat(Strings.read(kept, "kept", 1, 2))
          .extracting(ConsumerRecord::value)
          .containsExactly("before", "after");
    }
    assertThat(Files.exists(directory.resolve("kept-0"))).isTrue();
  }
}
