package io.weir.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Event;
import io.weir.engine.wire.EvaluatedWire;
import io.weir.local.TopicSettings;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Events as an installation judged them, replayed by whoever wants to know why it did. */
class EvaluatedReplayITCase {
  private static final long T = 1_767_607_200_000L;
  private static final StreamCatalog CATALOG = StreamCatalog.shipped();
  private static final StreamSchema LOGIN = CATALOG.stream("login");

  private static final String PATTERN =
      """
      id: shared-device
      version: 2
      title: A device of many
      status: test
      mode: enforce
      owner: tests
      description: Detects a device that three customers used within a day.
      falsePositives: [A family.]
      runbook: None.
      key: account
      severity: high
      group: DEV
      action: {floor: hold, cap: hold, scope: account, ttl: 15m}
      aggregates:
        sharers: {distinct: login.account_id, key: device, over: 24h}
      when: {on: login, where: 'sharers.or(0) >= 3'}
      tests:
        - name: three
          events:
            - {at: 0s, repeat: {times: 3, every: 1s}, login: {account_id: 'A{n}', activity: LOGON, device_id: D}}
          expect: [{at: 2s}]
        - name: two
          events:
            - {at: 0s, repeat: {times: 2, every: 1s}, login: {account_id: 'A{n}', activity: LOGON, device_id: D}}
          expect: []
      """;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  private final EvaluatedWire wire = new EvaluatedWire(CATALOG);
  private final Pattern pattern =
      new PatternReader(CATALOG).read("shared-device.yaml", PATTERN).pattern();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
  }

  @Test
  void shouldJudgeByWhatWasKnownThenTheLastTimeItWasJudged() throws IOException {
    String topic = KAFKA.topic("judged", 1, TopicSettings.simulatedClock());
    house.set("topics.evaluated", topic);
    write(topic, login("many", 1));
    write(topic, login("few", 2));
    write(topic, login("many", 4));
    Path patterns = Files.createDirectory(directory.resolve("patterns"));
    Files.writeString(patterns.resolve("shared-device.yaml"), PATTERN);
    Path out = directory.resolve("out");

    Typed replayed =
        house.weir("replay", "--evaluated", "--json", "--patterns", patterns, "--out", out);

    assertThat(replayed.exit()).as(replayed.err()).isEqualTo(Exit.OK);
    assertThat(replayed.json().get("events").get("login").asInt()).isEqualTo(2);
    assertThat(replayed.json().get("passes").asInt()).isEqualTo(1);
    assertThat(Files.readAllLines(out.resolve("signals.ndjson")))
        .singleElement()
        .asString()
        .contains("\"accountId\":\"many\"", "\"version\":2");
  }

  @Test
  void shouldSayThatNoTopicIsSet() {
    Typed refused = house.weir("replay", "--evaluated", "--out", directory.resolve("out"));

    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("'topics.evaluated' is empty");
  }

  @Test
  void shouldTakeFilesOrTheTopicAlone() {
    Typed refused =
        house.weir("replay", "--evaluated", "--stream", "login=x.csv", "--out", directory);

    assertThat(refused.exit()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("--stream NAME=FILE, or --evaluated alone");
  }

  private Event login(String account, int sharers) {
    RowBuilder row =
        new RowBuilder(LOGIN.layout())
            .set("event_id", "e-" + account)
            .set("tenant_id", "t1")
            .set("event_time", T)
            .set("activity", "LOGON")
            .set("status", "SUCCESS")
            .set("account_id", account)
            .set("device_id", "D");
    Event event = new Event(LOGIN, row.build(), T, T, false);
    event.facts().put(new Measure(pattern.aggregates().get(0)).factId(), sharers);
    return event;
  }

  private void write(String topic, Event event) {
    KAFKA.send(new ProducerRecord<>(topic, wire.write(event)));
  }
}
