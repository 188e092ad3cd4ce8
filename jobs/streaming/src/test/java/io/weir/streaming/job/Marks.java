package io.weir.streaming.job;

import static io.weir.streaming.job.Said.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that are no events, sent behind all others to every partition the job reads: when each
 * has become a dead letter, and checkpoints have passed after them, everything before them has been
 * judged and what follows from it has been written.
 */
final class Marks {
  /** Moves no watermark: everything else is appended later. */
  static final long NEVER = 0;

  private final TestTopics topics;
  private final Said said;

  Marks(TestTopics topics, Said said) {
    this.topics = topics;
    this.said = said;
  }

  /**
   * Returns when the job has judged everything its topics hold, signals it told itself included;
   * what waits for the watermark goes on waiting.
   *
   * @param at append time of the marks on topics of a simulated clock: dead letters count as read
   */
  void awaitEverythingJudged(RunningJob job, long at) throws Exception {
    RecordMetadata behindSignals;
    do {
      List<RecordMetadata> sent = send(at);
      behindSignals = sent.get(sent.size() - 1);
      awaitDeadLetters(sent);
      // One may have been under way already.
      job.awaitCheckpoints(2);
    } while (endOf(behindSignals) > behindSignals.offset() + 1);
  }

  private List<RecordMetadata> send(long at) {
    List<ProducerRecord<byte[], byte[]>> marks = new ArrayList<>();
    Long stamp = topics.appendTime() ? null : Long.valueOf(at);
    for (String stream : TestTopics.STREAMS) {
      for (int partition = 0; partition < topics.partitions(); partition++) {
        marks.add(mark(topics.of(stream), partition, stamp));
      }
    }
    TestTopics.INPUTS.forEach(stream -> marks.add(mark(topics.of(stream), 0, stamp)));
    marks.add(mark(topics.of("signals"), 0, stamp));
    return topics.kafka().sendAll(marks);
  }

  private static ProducerRecord<byte[], byte[]> mark(String topic, int partition, Long stamp) {
    return new ProducerRecord<>(topic, partition, stamp, null, Said.MARK);
  }

  private void awaitDeadLetters(List<RecordMetadata> sent) {
    Set<String> awaited = new HashSet<>();
    sent.forEach(mark -> awaited.add(mark.toString()));
    said.deadLetters().awaitThat(letters -> places(letters).containsAll(awaited), Said.PATIENCE);
  }

  /** Places of dead letters, written as those of records sent. */
  private static Set<String> places(List<GenericRecord> letters) {
    Set<String> places = new HashSet<>();
    for (GenericRecord letter : letters) {
      places.add(
          text(letter, "topic") + "-" + letter.get("partition") + "@" + letter.get("offset"));
    }
    return places;
  }

  private long endOf(RecordMetadata place) throws ExecutionException, InterruptedException {
    TopicPartition partition = new TopicPartition(place.topic(), place.partition());
    return topics
        .kafka()
        .broker()
        .admin()
        .listOffsets(Map.of(partition, OffsetSpec.latest()))
        .partitionResult(partition)
        .get()
        .offset();
  }
}
