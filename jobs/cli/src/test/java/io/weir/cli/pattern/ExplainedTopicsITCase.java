package io.weir.cli.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.testkit.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is explained rests on all the job would have read: of each key, stream and time. */
class ExplainedTopicsITCase {
  private static final long T = 1_767_607_200_000L;
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final Path SHIPPED = Path.of("../../deploy/patterns");
  private static final Path ABUSE =
      SHIPPED.resolve("account-manipulation/recovery-flow-abuse.yaml");
  private static final Path CONFLICT =
      SHIPPED.resolve("insider-and-ledger/custody-ledger-conflict.yaml");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;
  private int events;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
  }

  @Test
  void shouldTakeTheEventsOfAnotherKeyThanTheFirst() {
    abused();

    Typed typed = explain("A-17", ABUSE);

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.out())
        .contains("on account A-17", "5 of this account", "fired", "(account)")
        .contains("after 3 requests");
    assertThat(explain("B-18", ABUSE).out())
        .contains("on ip, device or account B-18", "source (ip)", "device (device)")
        .contains("account (account)");
  }

  @Test
  void shouldReadTheStreamsOfEachKey() {
    for (int i = 0; i < 3; i++) {
      event(
          "treasury",
          i * MINUTE,
          Map.of("asset", "BTC", "custody_minor", 99_880_000L, "ledger_minor", 100_000_000L));
    }
    login(3 * MINUTE, Map.of("account_id", "B"));

    Typed typed = explain("BTC", CONFLICT);

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.out()).contains("3 of this asset", "apart for 3 counts");
  }

  @Test
  void shouldLookAsFarBackAsTheKeyThatLooksFurthest() throws IOException {
    Path seldom =
        pattern(
            "0s",
            """
            key: [account, device]
            severity: low
            group: AUTH
            action: {floor: monitor, scope: event, ttl: 1h}
            aggregates:
              logins: {count: login, over: 1h}
              ever: {count: login, over: 10d}
            alternatives:
              - {name: often, key: account, when: {on: login, where: 'logins >= 9', reason: '{logins}'}}
              - {name: again, key: device, when: {on: login, where: 'ever >= 2', reason: 'Seen {ever} times'}}
            """);
    login(0, Map.of("device_id", "D"));
    login(5 * 24 * HOUR, Map.of("device_id", "D"));

    Typed typed = explain("D", seldom);

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.out()).contains("2 of this device", "Seen 2 times");
  }

  @Test
  void shouldReadWhatTakesEntriesBack() throws IOException {
    Path paid =
        pattern(
            "0s",
            """
            key: account
            severity: low
            group: PAY
            action: {floor: monitor, scope: event, ttl: 1h}
            aggregates:
              payments:
                count: payment
                over: 24h
                takenBack: {disposition: 'verdict == "CONFIRMED_FRAUD"', of: original_event_id}
            when: {on: payment, where: 'payments >= 2', reason: '{payments} payments'}
            """);
    event("payment", 0, Map.of("account_id", "A", "activity", "PAYMENT_INITIATE"));
    event(
        "disposition",
        HOUR,
        Map.of(
            "account_id",
            "A",
            "activity",
            "LABELLED",
            "verdict",
            "CONFIRMED_FRAUD",
            "original_event_id",
            "e-1"));
    event("payment", 2 * HOUR, Map.of("account_id", "A", "activity", "PAYMENT_INITIATE"));

    Typed typed = explain("A", paid);

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.FINDINGS);
    assertThat(typed.out()).containsPattern("fails +payments >= 2 +with payments = 1");
  }

  @Test
  void shouldDoWithoutAStreamTheSettingsLeaveOut() {
    house.set("streams.indicator", "''");
    abused();

    Typed typed = explain("A-17", ABUSE);

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldLookAsFarBackAsSilenceIsWaitedFor() throws IOException {
    Path silent =
        pattern(
            "12h",
            """
            key: account
            severity: low
            group: AUTH
            action: {floor: monitor, scope: event, ttl: 1h}
            sequence:
              within: 1h
              steps:
                - paid: payment
                - not: {called: login, for: 12h}
            reason: 'Nobody signed in afterwards'
            """);
    event("payment", 0, Map.of("account_id", "A", "activity", "PAYMENT_INITIATE"));
    login(30 * HOUR, Map.of("account_id", "B"));

    Typed typed = explain("A", silent);

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.out()).contains("fired  2026-01-05T22:00:00Z", "Nobody signed in");
  }

  @Test
  void shouldTakeARangeForEachOfItsAddresses() {
    event(
        "indicator",
        0,
        Map.of(
            "activity",
            "LISTED",
            "list",
            "ALLOW",
            "src_ip",
            "198.51.100.0/29",
            "confidence",
            90,
            "valid_until",
            T + 48 * HOUR));
    for (int i = 0; i < 6; i++) {
      asked(HOUR + i * MINUTE, Map.of("src_ip", "198.51.100.7", "username_hash", "u" + i));
    }

    Typed typed = explain("198.51.100.7", ABUSE);

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.FINDINGS);
    assertThat(typed.out()).contains("7 of this ip").containsPattern("fails +allowed");
  }

  private Typed explain(String key, Path pattern) {
    return house.weir("pattern", "explain", key, "--pattern", pattern);
  }

  private void abused() {
    login(0, Map.of("account_id", "A-17", "device_id", "phone"));
    for (int i = 1; i < 4; i++) {
      asked(i * MINUTE, Map.of("account_id", "A-17", "device_id", "laptop"));
    }
    event(
        "login",
        5 * MINUTE,
        Map.of(
            "account_id",
            "A-17",
            "device_id",
            "laptop",
            "activity",
            "PASSWORD_RESET",
            "status",
            "SUCCESS"));
  }

  private void login(long after, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("activity", "LOGON");
    fields.put("status", "SUCCESS");
    event("login", after, fields);
  }

  private void asked(long after, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("activity", "PASSWORD_RESET_REQUEST");
    fields.put("status", "SUCCESS");
    event("login", after, fields);
  }

  private void event(String stream, long after, Map<String, Object> fields) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("event_id", "e-" + ++events);
    house.event(stream, T + after, all);
  }

  private Path pattern(String expected, String rest) throws IOException {
    String text =
        """
        id: my-idea
        version: 1
        title: An idea
        status: experimental
        mode: shadow
        owner: nobody
        description: Made up.
        falsePositives: [All.]
        runbook: None.
        %s
        tests:
          - name: is not run
            events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
            expect: [{at: %s}]
          - name: is not run either
            events: [{at: 0s, payment: {account_id: A, activity: PAYMENT_INITIATE}}]
            expect: []
        """
            .formatted(rest, expected);
    return Files.writeString(directory.resolve("my-idea.yaml"), text);
  }
}
