package io.weir.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.intake.PartitionCheck.Answer;
import io.weir.streaming.settings.KafkaSettings;
import io.weir.testkit.KafkaFixture;
import java.util.Map;
import java.util.Set;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BrokerCheckITCase {
  @RegisterExtension static final KafkaFixture kafka = KafkaFixture.shared();

  private final Topics topics = Topics.create(kafka);
  private final TopicPartition first = new TopicPartition(topics.logins, 0);
  private final TopicPartition second = new TopicPartition(topics.logins, 1);

  @Test
  void shouldKnowWhoHasReadToTheEnd() {
    send(first);
    send(first);
    send(second);

    assertThat(ask(Map.of(first, 2L, second, 1L))).isEqualTo(Answer.NOTHING);
    assertThat(ask(Map.of(first, 1L, second, 1L))).isEqualTo(new Answer(Set.of(first), 0));
    assertThat(ask(Map.of(first, 0L, second, 0L))).isEqualTo(new Answer(Set.of(first, second), 0));
  }

  @Test
  @SuppressWarnings("deprecation") // older savepoints have the mark of the latest offset
  void shouldKnowWhatThoseHoldThatWereNeverRead() {
    send(first);
    Map<TopicPartition, Long> begin =
        Map.of(
            first, KafkaPartitionSplit.EARLIEST_OFFSET,
            second, KafkaPartitionSplit.EARLIEST_OFFSET);
    Map<TopicPartition, Long> committed =
        Map.of(
            first, KafkaPartitionSplit.COMMITTED_OFFSET,
            second, KafkaPartitionSplit.COMMITTED_OFFSET);
    Map<TopicPartition, Long> latest =
        Map.of(
            first, KafkaPartitionSplit.LATEST_OFFSET,
            second, KafkaPartitionSplit.LATEST_OFFSET);

    assertThat(ask(begin)).isEqualTo(new Answer(Set.of(first), 0));
    assertThat(ask(committed)).isEqualTo(new Answer(Set.of(first), 0));
    assertThat(ask(latest)).isEqualTo(Answer.NOTHING);
  }

  @Test
  void shouldTellRecordsFromMarkersAndFromWhatWasAborted() {
    try (KafkaProducer<byte[], byte[]> producer = transactional()) {
      producer.beginTransaction();
      append(producer);
      producer.commitTransaction();
      producer.beginTransaction();
      append(producer);
      producer.abortTransaction();

      assertThat(ask(Map.of(first, 0L, second, 0L))).isEqualTo(new Answer(Set.of(first), 0));
      assertThat(ask(Map.of(first, 1L, second, 0L))).isEqualTo(Answer.NOTHING);
    }
  }

  @Test
  void shouldWaitForWhatIsAppendedButNotCommittedYet() {
    try (KafkaProducer<byte[], byte[]> producer = transactional()) {
      producer.beginTransaction();
      append(producer);
      assertThat(ask(Map.of(first, 0L, second, 0L))).isEqualTo(new Answer(Set.of(first), 0));

      producer.abortTransaction();
      assertThat(ask(Map.of(first, 0L, second, 0L))).isEqualTo(Answer.NOTHING);
    }
  }

  @Test
  void shouldCountPartitionsNobodyAnswersFor() {
    KafkaSettings dead =
        topics
            .settings(
                "--kafka.bootstrap.servers=localhost:1",
                "--kafka.default.api.timeout.ms=500",
                "--kafka.request.timeout.ms=400")
            .kafka();

    assertThat(check(dead).ask(Map.of(first, 0L, second, 0L)).join())
        .isEqualTo(new Answer(Set.of(first, second), 2));
  }

  @Test
  void shouldCountATopicThatIsGone() {
    TopicPartition gone = new TopicPartition("nobody-made-this", 0);

    assertThat(ask(Map.of(gone, 0L))).isEqualTo(new Answer(Set.of(gone), 1));
  }

  private Answer ask(Map<TopicPartition, Long> next) {
    return check(topics.settings().kafka()).ask(next).join();
  }

  private BrokerCheck check(KafkaSettings settings) {
    return new BrokerCheck(
        settings, Map.of("group.id", topics.logins, "isolation.level", "read_committed"));
  }

  private static void send(TopicPartition partition) {
    kafka.send(
        new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[] {1}));
  }

  private void append(KafkaProducer<byte[], byte[]> producer) {
    var unused = producer.send(new ProducerRecord<>(first.topic(), 0, null, new byte[] {1}));
    producer.flush();
  }

  private KafkaProducer<byte[], byte[]> transactional() {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "transactional.id", topics.logins),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }
}
