package io.weir.cli.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.schemas.EventCodec;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.testkit.Await;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the running job's patterns cost, and since when it looks on, as the cluster tells it. */
class PatternCostsITCase {
  private static final StreamSchema LOGINS = StreamCatalog.shipped().stream("login");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Enough for each subtask to take the time of some. */
  private static final int EVENTS = 6_000;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();
  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  @TempDir private Path directory;

  @Test
  void shouldTellWhatEvaluatingAPatternCosts() throws Exception {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    Typed published = house.weir("pattern", "publish", pattern(), "--wait", "0s");
    assertThat(published.exit()).as(published.out() + published.err()).isEqualTo(Exit.OK);
    Instant since = Instant.parse(list(house).get("since").asText());
    Await.until("the pattern to count", PATIENCE, () -> Instant.now().isAfter(since));
    house.start(FLINK);
    List<ProducerRecord<byte[], byte[]>> logins = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      logins.add(login(house, i));
    }
    KAFKA.sendAll(logins);

    String cluster = FLINK.cluster().webAddress().toString();
    Await.until("the cluster to know the cost", PATIENCE, () -> !cost(house, cluster).isNull());
    JsonNode cost = cost(house, cluster);
    assertThat(cost.get("share").asDouble()).as("there is no other").isEqualTo(1);
    assertThat(cost.get("micros").asDouble()).isPositive();
    assertThat(house.weir("pattern", "list", "--cluster", cluster).out())
        .contains("COST", "100.0% ");

    String next = Files.readString(pattern()).replace("severity: low", "severity: high");
    Path changed = Files.createDirectory(directory.resolve("next")).resolve("a-logon.yaml");
    Files.writeString(changed, next.replace("version: 1", "version: 2"));
    Typed diff = house.weir("pattern", "diff", "a-logon", changed, "--cluster", cluster, "--json");
    assertThat(diff.json().get("cost").get("measured").get("share").asDouble()).isEqualTo(1);
    assertThat(house.weir("pattern", "diff", "a-logon", changed, "--cluster", cluster).out())
        .containsPattern("the version that runs: 100.0 % of the time of all patterns, [0-9.]+ us");

    Instant byTheLog = warmUntil(list(house));
    assertThat(warmUntil(list(house, "--cluster", cluster)))
        .as("the job began after the pattern was published")
        .isAfter(byTheLog)
        .isBefore(byTheLog.plus(PATIENCE.multipliedBy(10)));

    Typed elsewhere =
        house.weir("pattern", "list", "--cluster", cluster, "--set", "job=another-job");
    assertThat(elsewhere.exit()).isEqualTo(Exit.USAGE);
    assertThat(elsewhere.err()).contains("runs no job 'another-job'");
  }

  @Test
  void shouldSayWhereNoClusterAnswers() throws Exception {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    house.weir("pattern", "publish", pattern(), "--wait", "0s");

    Typed nobody = house.weir("pattern", "list", "--cluster", "http://localhost:1");
    assertThat(nobody.exit()).isEqualTo(Exit.USAGE);
    assertThat(nobody.err()).contains("no cluster answers at http://localhost:1");
    assertThat(house.weir("pattern", "list", "--json").json().get(0).get("cost").isNull()).isTrue();
  }

  private static Instant warmUntil(JsonNode line) {
    return Instant.parse(line.get("warmUntil").asText());
  }

  private static JsonNode list(Installation house, Object... more) {
    List<Object> words = new ArrayList<>(List.of("pattern", "list", "--json"));
    words.addAll(List.of(more));
    return house.weir(words.toArray()).json().get(0);
  }

  private static JsonNode cost(Installation house, String cluster) {
    return house.weir("pattern", "list", "--cluster", cluster, "--json").json().get(0).get("cost");
  }

  private static ProducerRecord<byte[], byte[]> login(Installation house, int number) {
    RowBuilder row =
        new RowBuilder(LOGINS.layout())
            .set("event_id", "e" + number)
            .set("tenant_id", "t1")
            .set("event_time", System.currentTimeMillis())
            .set("account_id", "A" + number % 50)
            .set("activity", "LOGON")
            .set("status", "SUCCESS");
    byte[] value = new EventCodec(StreamCatalog.shipped().schemas()).encode(LOGINS, row.build());
    byte[] key = ("A" + number % 50).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(house.topic("login"), key, value);
  }

  private Path pattern() throws Exception {
    return Files.writeString(
        directory.resolve("a-logon.yaml"),
        """
        id: a-logon
        version: 1
        title: A logon
        status: test
        mode: shadow
        owner: tests
        description: Detects a failed logon.
        falsePositives: [All.]
        runbook: None.
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, scope: account, ttl: 1h}
        aggregates: {fresh: {firstSeen: login.device_id, over: 3d}}
        when: {on: login, where: 'activity == "LOGON" && status == "FAILURE" && fresh.or(true)'}
        tests:
          - name: failed
            events: [{at: 0s, login: {account_id: A, activity: LOGON, status: FAILURE}}]
            expect: [{at: 0s}]
          - name: right
            events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
            expect: []
        """);
  }
}
