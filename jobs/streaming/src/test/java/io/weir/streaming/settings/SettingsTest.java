package io.weir.streaming.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.streaming.record.Destination;
import io.weir.streaming.stage.AtHand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

  @TempDir Path directory;

  @Test
  void shouldNeedNothingButTheBrokers() {
    Settings settings = read("--kafka.bootstrap.servers", "b:9092");

    assertThat(settings.run())
        .isEqualTo(
            new RunSettings(
                "weir",
                StartFrom.COMMITTED,
                History.BEGINS,
                null,
                null,
                Duration.ZERO,
                Duration.ofSeconds(10),
                null,
                new AtHand(64L << 20, 16L << 20),
                Delivery.AT_LEAST_ONCE,
                Duration.ofMinutes(10)));
    assertThat(settings.time())
        .isEqualTo(
            new TimeSettings(
                TimeMode.APPEND,
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ZERO,
                Duration.ofMillis(150),
                Duration.ofMillis(200)));
    assertThat(settings.topics())
        .isEqualTo(
            new TopicNames(
                Map.of(
                    "login", "login",
                    "device", "device",
                    "payment", "payment",
                    "indicator", "indicator",
                    "disposition", "disposition",
                    "directive", "directive",
                    "profile", "profile",
                    "treasury", "treasury"),
                "patterns",
                Map.of(
                    Destination.DECISIONS, "decisions",
                    Destination.RESTRICTIONS, "restrictions",
                    Destination.ALERTS, "alerts",
                    Destination.SIGNALS, "signals",
                    Destination.PATTERN_VERDICTS, "pattern-verdicts",
                    Destination.DEAD_LETTERS, "dead-letters",
                    Destination.LATE, "late",
                    Destination.AUDIT, "audit",
                    Destination.SCORECARDS, "scorecards")));
    assertThat(settings.control().signatures()).isEqualTo(SignatureUse.REQUIRED);
    assertThat(settings.control().trustsNobody()).isTrue();
    assertThat(settings.control().authority().asks()).isTrue();
    assertThat(settings.control().keys()).isNull();
    assertThat(settings.control().signingKey()).isNull();
    assertThat(settings.kafka())
        .isEqualTo(new KafkaSettings(Map.of("bootstrap.servers", "b:9092"), Map.of(), Map.of()));
    assertThat(settings.flink()).isEmpty();
    assertThat(settings.policy()).isNull();
  }

  @Test
  void shouldMapEveryKey() throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), "version: 1");
    Files.writeString(directory.resolve("transfer.avsc"), transferSchema());
    Settings settings =
        readFile(
            """
            job: fraud
            schemas: %s
            policy: %s
            time: simulated
            lateness: 90s
            futureTolerance: 1m
            settleAfter: 20s
            idleness: 5s
            drift: 2m
            decisionDeadline: 300ms
            heartbeat: 500ms
            start: latest
            history: complete
            parallelism: 4
            sourceParallelism: 3
            bufferTimeout: 5ms
            state: {atHand: 1GiB, unwritten: 0MiB}
            checkpoint: {interval: 2s, directory: 'file:///tmp/checkpoints'}
            delivery: exactly-once
            transactionTimeout: 5m
            streams: {login: logins, device: '', indicator: '', profile: kyc, disposition: '', directive: orders, treasury: '', transfer: transfers}
            topics:
              patterns: p
              signals: s
              decisions: d
              restrictions: r
              alerts: a
              patternVerdicts: v
              deadLetters: x
              late: l
              audit: t
              scorecards: c
            control: {signatures: off}
            kafka:
              bootstrap.servers: b:9092
              security.protocol: SASL_SSL
            consumer: {max.poll.records: 100}
            producer: {linger.ms: 1}
            flink: {state.backend.type: rocksdb}
            """
                .formatted(directory, policy));

    assertThat(settings.run())
        .isEqualTo(
            new RunSettings(
                "fraud",
                StartFrom.LATEST,
                History.COMPLETE,
                4,
                3,
                Duration.ofMillis(5),
                Duration.ofSeconds(2),
                "file:///tmp/checkpoints",
                new AtHand(1L << 30, 0),
                Delivery.EXACTLY_ONCE,
                Duration.ofMinutes(5)));
    assertThat(settings.time())
        .isEqualTo(
            new TimeSettings(
                TimeMode.SIMULATED,
                Duration.ofSeconds(90),
                Duration.ofMinutes(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                Duration.ofMillis(300),
                Duration.ofMillis(500)));
    assertThat(settings.topics())
        .isEqualTo(
            new TopicNames(
                Map.of(
                    "login",
                    "logins",
                    "payment",
                    "payment",
                    "transfer",
                    "transfers",
                    "directive",
                    "orders",
                    "profile",
                    "kyc"),
                "p",
                Map.of(
                    Destination.DECISIONS, "d",
                    Destination.RESTRICTIONS, "r",
                    Destination.ALERTS, "a",
                    Destination.SIGNALS, "s",
                    Destination.PATTERN_VERDICTS, "v",
                    Destination.DEAD_LETTERS, "x",
                    Destination.LATE, "l",
                    Destination.AUDIT, "t",
                    Destination.SCORECARDS, "c")));
    assertThat(settings.kafka())
        .isEqualTo(
            new KafkaSettings(
                Map.of("bootstrap.servers", "b:9092", "security.protocol", "SASL_SSL"),
                Map.of("max.poll.records", "100"),
                Map.of("linger.ms", "1")));
    assertThat(settings.flink()).isEqualTo(Map.of("state.backend.type", "rocksdb"));
    assertThat(settings.catalog().stream("transfer")).isNotNull();
    assertThat(settings.policy()).isEqualTo(policy);
  }

  @Test
  void shouldLetTheCommandLineReplaceTheFile() throws IOException {
    Settings settings =
        readFile(
            "{job: file, lateness: 30s, kafka: {bootstrap: {servers: 'b:9092'}}}",
            "--job=line",
            "--kafka.client.id",
            "me");

    assertThat(settings.run().job()).isEqualTo("line");
    assertThat(settings.time().lateness()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.kafka().common())
        .isEqualTo(Map.of("bootstrap.servers", "b:9092", "client.id", "me"));
  }

  @Test
  void shouldTellFlinkWhatTheJobNeedsAndThenWhatWasGiven() {
    Settings settings =
        read("--kafka.bootstrap.servers", "b:9092", "--flink.pipeline.object-reuse", "false");

    assertThat(settings.flinkConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(settings.flinkConfiguration().get(PipelineOptions.OBJECT_REUSE)).isFalse();
    assertThat(settings.flinkConfiguration().get(ExecutionOptions.BUFFER_TIMEOUT))
        .isEqualTo(Duration.ZERO);
    assertThat(settings.flinkConfiguration().get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void shouldPreferWhatIsGivenForOneKindOfClient() {
    Settings settings =
        read(
            "--kafka.bootstrap.servers",
            "b:9092",
            "--kafka.client.id",
            "all",
            "--producer.client.id",
            "writer");

    assertThat(settings.kafka().forProducer(Map.of("client.id", "preset", "acks", "all")))
        .containsEntry("client.id", "writer")
        .containsEntry("acks", "all");
    assertThat(settings.kafka().forConsumer(Map.of())).containsEntry("client.id", "all");
  }

  @Test
  void shouldFollowReferencesAndNeverShowWhatTheyLeadTo() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cr3t-file\n");
    Settings settings =
        SettingsReader.read(
            Map.of("PASSWORD", "s3cr3t-$1-env")::get,
            "--kafka.bootstrap.servers",
            "b:9092",
            "--kafka.sasl.jaas.config",
            "Module required password=\"${env:PASSWORD}\";",
            "--kafka.ssl.key.password",
            "${file:" + secret + "}");

    assertThat(settings.kafka().common())
        .containsEntry("sasl.jaas.config", "Module required password=\"s3cr3t-$1-env\";")
        .containsEntry("ssl.key.password", "s3cr3t-file");
    assertThat(settings.toString()).contains("ssl.key.password").doesNotContain("s3cr3t");
  }

  @Test
  void shouldBeWhatItsReferencePageSays() throws IOException {
    Path page = Path.of("SETTINGS.md");
    if (Boolean.getBoolean("weir.write")) {
      Files.writeString(page, SettingsPage.render());
    }

    assertThat(Files.readString(page))
        .as("made anew by ./mvnw -pl jobs/streaming test -Dtest=SettingsTest -Dweir.write=true")
        .isEqualTo(SettingsPage.render());
  }

  private Settings readFile(String yaml, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("weir.yaml"), yaml);
    String[] args = new String[more.length + 2];
    args[0] = "--settings";
    args[1] = file.toString();
    System.arraycopy(more, 0, args, 2, more.length);
    return read(args);
  }

  private static Settings read(String... args) {
    return SettingsReader.read(name -> null, args);
  }

  private static String transferSchema() {
    return """
    {"type": "record", "name": "Transfer", "namespace": "io.weir.events", "weir.stream": "transfer",
     "fields": [
      {"name": "event_id", "type": "string", "weir.eventId": true},
      {"name": "tenant_id", "type": "string", "weir.tenant": true},
      {"name": "event_time", "type": {"type": "long", "logicalType": "timestamp-millis"},
       "weir.eventTime": true},
      {"name": "activity", "type": {"type": "enum", "name": "TransferActivity",
       "symbols": ["UNKNOWN"], "default": "UNKNOWN"}, "weir.activity": true},
      {"name": "simulated", "type": "boolean", "default": false, "weir.simulated": true}]}
    """;
  }
}
