package io.weir.streaming.kafka;

import static io.weir.streaming.Samples.CATALOG;
import static io.weir.streaming.Samples.bytes;
import static io.weir.streaming.Samples.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.UndecodableException;
import io.weir.streaming.intake.RecordHeaders;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.serial.WireType;
import io.weir.streaming.settings.Settings;
import io.weir.streaming.topology.OperatorId;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.TopicTail;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaPortsITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final EventCodec CODEC = new EventCodec(CATALOG.schemas());

  @RegisterExtension static final KafkaFixture kafka = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture flink = FlinkFixture.shared();

  @ParameterizedTest
  @ValueSource(strings = {"at-least-once", "exactly-once"})
  void shouldTellEventsFromWhatIsNoneAndWriteBothWhereTheyBelong(String delivery) throws Exception {
    Topics topics = Topics.create(kafka);
    byte[] garbage = "no event".getBytes(StandardCharsets.UTF_8);
    long now = Instant.now().toEpochMilli();
    long year2099 = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();
    ProducerRecord<byte[], byte[]> good =
        new ProducerRecord<>(topics.logins, 0, null, bytes(login().set("event_time", now)));
    good.headers().add(RecordHeaders.SENT_AT, RecordHeaders.write(now - 3));
    kafka.sendAll(
        List.of(
            new ProducerRecord<>(topics.logins, 0, null, garbage),
            new ProducerRecord<>(
                topics.logins, 1, null, bytes(login().set("event_time", year2099))),
            good));

    sort(
        topics.settings(
            "--parallelism=2", "--delivery=" + delivery, "--checkpoint.interval=200ms"));

    try (TopicTail<ConsumerRecord<byte[], byte[]>> events = kafka.tail(topics.others);
        TopicTail<String> letters = kafka.tail(topics.deadLetters, KafkaPortsITCase::letter)) {
      ConsumerRecord<byte[], byte[]> event = events.awaitCount(1, PATIENCE).get(0);
      Row row = CODEC.decode(CATALOG.stream("login"), event.value());
      assertThat(row.getString(row.layout().field("event_id").index())).isEqualTo("e1");
      assertThat(event.headers().lastHeader(RecordHeaders.SENT_AT).value())
          .isEqualTo(RecordHeaders.write(now - 3));
      assertThat(letters.awaitCount(2, PATIENCE))
          .containsExactlyInAnyOrder(
              "NOT_SINGLE_OBJECT " + topics.logins + " 0 0 no event",
              "FROM_THE_FUTURE "
                  + topics.logins
                  + " 1 0 "
                  + new String(
                      bytes(login().set("event_time", year2099)), StandardCharsets.ISO_8859_1));
      assertThat(events.untilNow()).hasSize(1);
    }
  }

  private static JobID sort(Settings settings) throws Exception {
    StreamExecutionEnvironment env = flink.environment(settings.flinkConfiguration());
    KafkaPorts ports = KafkaPorts.of(settings);
    ports.drain(
        ports
            .events(env, OperatorId.EVENTS)
            .process(new Sorting(), WireType.outRecords())
            .uid("sorting"),
        OperatorId.OUTLET);
    JobID job = env.executeAsync("sorting").getJobID();
    flink.cluster().awaitRunning(job);
    return job;
  }

  private static String letter(ConsumerRecord<byte[], byte[]> record) {
    try {
      Schema schema = CATALOG.schemas().named("io.weir.outputs.DeadLetter");
      GenericRecord letter = CODEC.decode(schema, record.value());
      return "%s %s %s %s %s"
          .formatted(
              letter.get("reason"),
              letter.get("topic"),
              letter.get("partition"),
              letter.get("offset"),
              StandardCharsets.ISO_8859_1.decode((ByteBuffer) letter.get("raw")));
    } catch (UndecodableException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldReadTheLogOfPatternsToItsEndInTheOrderOfAppendingThoughTheClockWentBack() {
    String log = kafka.topic("patterns-of-a-clock", 1, Map.of());
    long now = Instant.now().toEpochMilli();
    kafka.send(new ProducerRecord<>(log, 0, now, null, change("first")));
    kafka.send(new ProducerRecord<>(log, 0, now - 60_000, null, new byte[] {1, 2, 3}));
    kafka.send(new ProducerRecord<>(log, 0, now - 30_000, null, change("last")));
    Settings settings = Topics.create(kafka).settings("--topics.patterns=" + log);

    List<ControlRecord> entries = KafkaPorts.of(settings).patternLog().readToEnd();

    assertThat(entries)
        .extracting(entry -> entry.change() == null ? entry.problem() : entry.change().id())
        .containsExactly(
            "first", "not an entry of this log: not in Avro's single-object encoding", "last");
  }

  @Test
  void shouldNotTakeAMissingLogForAnEmptyOne() {
    Topics topics = Topics.create(kafka);

    assertThat(KafkaPorts.of(topics.settings()).patternLog().readToEnd()).isEmpty();
    assertThatThrownBy(
            () ->
                KafkaPorts.of(topics.settings("--topics.patterns=nowhere"))
                    .patternLog()
                    .readToEnd())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("topic 'nowhere'");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldReadPartitionsThatAreAdded(int readers) throws Exception {
    Topics topics = Topics.create(kafka);
    JobID job =
        sort(
            topics.settings(
                "--parallelism=" + readers, "--idleness=1ms", "--checkpoint.interval=10m"));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()));
        TopicTail<ConsumerRecord<byte[], byte[]>> events = kafka.tail(topics.others)) {
      kafka.send(new ProducerRecord<>(topics.logins, 0, null, now()));
      events.awaitCount(1, PATIENCE);
      admin
          .createPartitions(Map.of(topics.logins, NewPartitions.increaseTo(3)))
          .all()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      for (int i = 2; i < 20; i++) {
        kafka.send(new ProducerRecord<>(topics.logins, 2, null, now()));
        events.awaitCount(i, PATIENCE);
      }
    }
    // Of three readers one had nothing to read before, and asked where it stood all the same.
    assertThat(flink.cluster().restarts(job)).as(flink.cluster().failure(job)).isZero();
  }

  private static byte[] now() {
    return bytes(login().set("event_time", Instant.now().toEpochMilli()));
  }

  private static byte[] change(String id) {
    Schema schema = CATALOG.schemas().named("io.weir.outputs.PatternChange");
    GenericRecord record =
        new GenericRecordBuilder(schema)
            .set("kind", new EnumSymbol(schema.getField("kind").schema(), "PATTERN"))
            .set("id", id)
            .set("version", 1)
            .set("content", "")
            .set("published_at", 1L)
            .build();
    return CODEC.encode(record);
  }
}
