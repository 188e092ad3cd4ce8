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
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of the running set: whether a pattern is warm, and how often it held. */
class RunningSetITCase {
  private static final StreamSchema SIGNALS = StreamCatalog.shipped().stream("signal");
  private static final long DAY = 24 * 60 * 60 * 1000L;

  /** How far an event may be ahead of its append where nothing else is said. */
  private static final long TOLERANCE = 5 * 60 * 1000L;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;

  /** A login from a device that was not seen for so many days. */
  private Path file(int days) throws IOException {
    return Files.writeString(
        directory.resolve("new-device.yaml"),
        """
        id: new-device
        version: 1
        title: New device
        status: test
        mode: shadow
        owner: tests
        description: Detects a login from a new device.
        falsePositives: [A new phone.]
        runbook: None.
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, scope: account, ttl: 1h}
        aggregates:
          fresh: {firstSeen: login.device_id, over: %dd}
        when: {on: login, where: 'activity == "LOGON" && fresh.or(false)'}
        tests:
          - name: new
            events: [{at: 0s, login: {account_id: A, activity: LOGON, device_id: D}}]
            expect: [{at: 0s}]
          - name: unknown
            events: [{at: 0s, login: {account_id: A, activity: LOGON, device_id: null}}]
            expect: []
        """
            .formatted(days));
  }

  @Test
  void shouldTellWhetherAPatternIsWarmAndHowOftenItHeld() throws IOException {
    Installation house = Installation.onAppendTime(KAFKA, directory);
    Typed published =
        house.weir("pattern", "publish", file(3), "--reason", "a test", "--wait", "0s");
    assertThat(published.exit()).as(published.out() + published.err()).isEqualTo(Exit.OK);
    signal(house, "s-1", "RAISED", 1_000);
    signal(house, "s-2", "RAISED", 3_000);
    signal(house, "s-2", "RAISED", 3_000);
    signal(house, "s-3", "RAISED", 2_000);
    signal(house, "s-3", "WITHDRAWN", 2_000);

    JsonNode line = house.weir("pattern", "list", "--json").json().get(0);
    long since = Instant.parse(line.get("since").asText()).toEpochMilli();
    assertThat(line.get("warmUntil").asText())
        .as("so long, and what may be ahead of its append")
        .isEqualTo(Instant.ofEpochMilli(since + 3 * DAY + TOLERANCE).toString());
    assertThat(line.get("matches").asInt()).as("each once, none taken back").isEqualTo(2);
    assertThat(line.get("lastMatch").asText()).isEqualTo("1970-01-01T00:00:03Z");
    assertThat(house.weir("pattern", "list").out())
        .contains("WARM", "MATCHES", "from " + line.get("warmUntil").asText());

    JsonNode uncounted = house.weir("pattern", "list", "--matches", "0s", "--json").json().get(0);
    assertThat(uncounted.get("matches").asInt()).isZero();
    assertThat(uncounted.get("lastMatch").isNull()).isTrue();
  }

  private static void signal(Installation house, String id, String activity, long time) {
    RowBuilder row =
        new RowBuilder(SIGNALS.layout())
            .set("event_id", "e-" + id)
            .set("tenant_id", "t1")
            .set("event_time", time)
            .set("account_id", "A")
            .set("activity", activity)
            .set("signal_id", id)
            .set("pattern_id", "new-device")
            .set("version", 1L)
            .set("severity", "LOW")
            .set("key_dimension", "account")
            .set("key", "A")
            .set("expires_at", time + DAY)
            .set("mode", "SHADOW");
    byte[] value = new EventCodec(StreamCatalog.shipped().schemas()).encode(SIGNALS, row.build());
    byte[] key = "A".getBytes(StandardCharsets.UTF_8);
    KAFKA.send(new ProducerRecord<>(house.topic("signals"), key, value));
  }
}
