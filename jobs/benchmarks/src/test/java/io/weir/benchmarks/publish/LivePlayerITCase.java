package io.weir.benchmarks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.local.EmbeddedKafka;
import io.weir.local.KafkaOptions;
import io.weir.streaming.intake.RecordHeaders;
import java.time.Duration;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class LivePlayerITCase {
  /** More than anybody sends: the player is behind from its first record on. */
  private static final long PER_SECOND = 10_000_000;

  private static final int EVENTS = 20_000;

  @Test
  void shouldSayWhenEventsWereDueAndNotWhenItGotRoundToThem() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(KafkaOptions.temporary())) {
      LiveTopics topics = new LiveTopics(kafka, "held-up");
      LivePlayer player = new LivePlayer(topics, new LiveEvents(1), PER_SECOND);
      Thread playing = new Thread(player, "player");
      playing.start();
      CountDownLatch never = new CountDownLatch(1);
      while (player.sent() < EVENTS) {
        never.await(1, TimeUnit.MILLISECONDS);
      }
      player.end();
      playing.join();
      player.check();
      LongSummaryStatistics due = dueTimes(topics, player.sent());
      assertThat(due.getMax() - due.getMin())
          .as("milliseconds in which so many are due, however long it took to send them")
          .isLessThanOrEqualTo(player.sent() * 1_000 / PER_SECOND + 1);
    }
  }

  private static LongSummaryStatistics dueTimes(LiveTopics topics, long records) {
    LongSummaryStatistics due = new LongSummaryStatistics();
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", topics.bootstrap(),
            "group.id", "due-times",
            "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<String> names = LiveTopics.STREAMS.stream().map(topics::of).toList();
      consumer.subscribe(names);
      while (due.getCount() < records) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record ->
                    due.accept(
                        RecordHeaders.read(
                            record.headers().lastHeader(RecordHeaders.SENT_AT).value())));
      }
    }
    return due;
  }
}
