package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.testkit.FlinkFixture;
import io.weir.testkit.KafkaFixture;
import io.weir.testkit.SecuredListener;
import io.weir.testkit.TopicTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that encrypts and asks for a password, with settings as the README shows them: the job
 * and every verb get in by them alone, as the address they are given takes nobody else.
 */
class SecuredBrokerITCase {
  private static final String PASSWORD = "correct-horse";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path stores;

  private static SecuredListener listener;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.own(() -> listen().options());

  @RegisterExtension static final FlinkFixture FLINK = FlinkFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  private static SecuredListener listen() {
    listener = SecuredListener.in(stores);
    return listener;
  }

  @BeforeAll
  static void admit() {
    listener.admit(KAFKA.broker().admin(), PASSWORD);
  }

  @BeforeEach
  void build() throws IOException {
    Path secret = Files.writeString(directory.resolve("password"), PASSWORD);
    house = Installation.onAppendTime(KAFKA, directory);
    enterWith("${file:" + secret + "}");
  }

  private void enterWith(String password) {
    listener.client(password).forEach((key, value) -> house.set("kafka." + key, "'" + value + "'"));
  }

  @Test
  void shouldLetTheJobAndTheVerbsIn() throws Exception {
    house.start(FLINK);
    Typed published =
        house.weir("pattern", "publish", patternFile(), "--author", "ana", "--reason", "try it");
    assertThat(published.exit()).as(published.out() + published.err()).isEqualTo(Exit.OK);
    assertThat(published.out()).contains("accepted");

    long now = System.currentTimeMillis();
    try (TopicTail<ConsumerRecord<byte[], byte[]>> alerts = KAFKA.tail(house.topic("alerts"))) {
      house.event(
          "login",
          now,
          Map.of("event_id", "e-1", "account_id", "A-1", "activity", "PASSWORD_RESET"));
      alerts.awaitCount(1, PATIENCE);
    }

    assertThat(house.weir("alert", "tail", "--json").out()).contains("\"patternId\":\"one-reset\"");
    assertThat(only(house.weir("pattern", "list", "--json")).get("mode").asText())
        .isEqualTo("enforce");
    for (String verb :
        new String[] {
          "indicator list", "restriction list", "pattern history one-reset", "audit verify"
        }) {
      Typed typed = house.weir((Object[]) verb.split(" "));
      assertThat(typed.exit()).as(verb + ": " + typed.err()).isEqualTo(Exit.OK);
    }
  }

  @Test
  void shouldSayWhoWasNotLetInAndNotWithWhat() {
    enterWith("battery-staple");

    Typed typed = house.weir("restriction", "list");

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.USAGE);
    assertThat(typed.err()).contains("uthentication").doesNotContain("battery-staple");
    assertThat(typed.out()).isEmpty();
  }

  private static JsonNode only(Typed typed) {
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.json()).as(typed.out() + typed.err()).hasSize(1);
    return typed.json().get(0);
  }

  private Path patternFile() throws IOException {
    return Files.writeString(
        directory.resolve("one-reset.yaml"),
        """
        id: one-reset
        version: 1
        title: A reset
        status: experimental
        mode: enforce
        owner: payments-security
        description: Detects a reset of a password.
        falsePositives: [Somebody who forgets.]
        runbook: Call back.
        key: account
        severity: medium
        group: CHG
        action: {floor: step-up, cap: hold, scope: account, ttl: 1h}
        when: {on: login, where: 'activity == "PASSWORD_RESET"'}
        tests:
          - name: a reset
            events:
              - {at: 0s, login: {account_id: A, activity: PASSWORD_RESET}}
            expect: [{at: 0s, action: step-up}]
          - name: a login
            events:
              - {at: 0s, login: {account_id: A, activity: LOGON}}
            expect: []
        """);
  }
}
