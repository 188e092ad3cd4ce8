package io.weir.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.local.TopicSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestMethodOrder(OrderAnnotation.class)
final class FixturesITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension static final KafkaFixture kafka = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture flink = FlinkFixture.shared();

  @Test
  void shouldKeepTestsApartByTopicsOfTheirOwn() {
    String one = kafka.topic("names", 1, TopicSettings.simulatedClock());
    String other = kafka.topic("names", 1, TopicSettings.simulatedClock());
    kafka.send(record(one, "only here"));

    try (TopicTail<String> tail = tail(other)) {
      assertThat(tail.untilNow()).isEmpty();
    }
    assertThat(one).isNotEqualTo(other);
  }

  @Test
  void shouldReadEverythingUntilNowFromAllPartitions() {
    String topic = kafka.topic("numbers", 3, TopicSettings.simulatedClock());
    kafka.sendAll(IntStream.range(0, 1000).mapToObj(n -> record(topic, "n" + n)).toList());

    try (TopicTail<String> tail = tail(topic)) {
      assertThat(tail.untilNow()).hasSize(1000).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldSayWhatItSawWhenItWaitsInVain() {
    String topic = kafka.topic("greetings", 1, TopicSettings.simulatedClock());
    kafka.send(record(topic, "hello"));

    try (TopicTail<String> tail = tail(topic)) {
      assertThatThrownBy(() -> tail.await("goodbye"::equals, Duration.ofMillis(300)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining(topic)
          .hasMessageContaining("hello");
    }
  }

  @Test
  @Order(1)
  void shouldSeeWhatAJobWritesAsSoonAsItIsThere() throws Exception {
    String in = kafka.topic("quiet", 2, TopicSettings.simulatedClock());
    String out = kafka.topic("loud", 1, TopicSettings.simulatedClock());
    JobID job = shout(in, out);
    flink.cluster().awaitRunning(job);
    kafka.send(record(in, "hello"));

    try (TopicTail<String> tail = tail(out)) {
      assertThat(tail.await(text -> text.startsWith("H"), PATIENCE)).isEqualTo("HELLO");
      kafka.send(record(in, "again"));
      assertThat(tail.awaitCount(2, PATIENCE)).containsExactly("HELLO", "AGAIN");
    }
    assertThat(flink.cluster().runningJobs()).containsExactly(job);
  }

  @Test
  @Order(2)
  void shouldHaveEndedTheJobsOfTheTestBefore() {
    assertThat(flink.cluster().runningJobs()).isEmpty();
  }

  private static JobID shout(String in, String out) throws Exception {
    StreamExecutionEnvironment env = flink.environment(new Configuration());
    env.setParallelism(2);
    env.fromSource(
            KafkaSource.<String>builder()
                .setBootstrapServers(kafka.bootstrap())
                .setTopics(in)
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build(),
            WatermarkStrategy.noWatermarks(),
            "read")
        .map(text -> text.toUpperCase(Locale.ROOT))
        .returns(Types.STRING)
        .sinkTo(
            KafkaSink.<String>builder()
                .setBootstrapServers(kafka.bootstrap())
                .setRecordSerializer(
                    KafkaRecordSerializationSchema.builder()
                        .setTopic(out)
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build());
    return env.executeAsync("shout").getJobID();
  }

  private static TopicTail<String> tail(String topic) {
    return kafka.tail(topic, record -> new String(record.value(), StandardCharsets.UTF_8));
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, bytes, bytes);
  }
}
