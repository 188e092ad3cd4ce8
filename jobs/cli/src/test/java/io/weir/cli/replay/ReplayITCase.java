package io.weir.cli.replay;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through the job on a cluster, as a user replays them. */
class ReplayITCase {
  private static final String PATTERN =
      """
      id: three-failures
      version: 4
      title: Three failures
      status: test
      mode: enforce
      owner: tests
      description: Detects three failed logins in a minute.
      falsePositives: [Somebody mistypes.]
      runbook: None.
      key: account
      severity: high
      group: AUTH
      action: {floor: hold, cap: hold, scope: account, ttl: 15m}
      aggregates:
        failures: {count: login, where: 'status == "FAILURE"', over: 1m}
      when: {on: login, where: 'status == "FAILURE" && failures >= 3'}
      tests:
        - name: three
          events:
            - {at: 0s, repeat: {times: 3, every: 1s}, login: {account_id: A, activity: LOGON, status: FAILURE}}
          expect: [{at: 2s}]
        - name: two
          events:
            - {at: 0s, repeat: {times: 2, every: 1s}, login: {account_id: A, activity: LOGON, status: FAILURE}}
          expect: []
      """;

  @TempDir private Path directory;
  private Path patterns;
  private Path out;

  @BeforeEach
  void writePattern() throws IOException {
    patterns = Files.createDirectory(directory.resolve("patterns"));
    Files.writeString(patterns.resolve("three-failures.yaml"), PATTERN);
    out = directory.resolve("out");
  }

  @Test
  void shouldFindInFilesWhatThePatternsLookFor() throws IOException {
    Path events =
        Files.writeString(
            directory.resolve("log.csv"),
            """
            event_id,event_time,username,source_ip,success,failure_reason
            L4,2018-11-01T00:00:40Z,ann,192.0.2.1,1,
            L1,2018-11-01T00:00:10Z,ann,192.0.2.1,0,error_wrong_password
            L2,2018-11-01T00:00:20Z,ann,192.0.2.1,0,error_wrong_password
            L5,noon,ann,192.0.2.1,0,error_wrong_password
            L3,2018-11-01T00:00:30Z,ann,192.0.2.1,0,error_wrong_password
            L6,2018-11-01T00:00:30Z,bob,192.0.2.1,0,error_wrong_password
            """);
    Typed replayed =
        weir(
            "replay",
            "--json",
            "--stream",
            "login=" + events,
            "--map",
            "../../deploy/mappings/login-static.yaml",
            "--patterns",
            patterns,
            "--out",
            out);
    assertThat(replayed.err()).contains("5 events read, 1 dead letters; 1 patterns");
    assertThat(replayed.exit()).isEqualTo(Exit.OK);
    JsonNode report = replayed.json();
    assertThat(report.get("events").get("login").asInt()).isEqualTo(5);
    assertThat(report.get("deadLetters").asInt()).isEqualTo(1);
    assertThat(report.get("signals").get("three-failures").asInt()).isEqualTo(1);

    List<JsonNode> signals = lines("signals.ndjson");
    assertThat(signals).hasSize(1);
    JsonNode signal = signals.get(0);
    assertThat(signal.get("signalId").asText()).isNotEmpty();
    assertThat(signal.get("patternId").asText()).isEqualTo("three-failures");
    assertThat(signal.get("version").asInt()).isEqualTo(4);
    assertThat(signal.get("key").asText()).isEqualTo("ann");
    assertThat(signal.get("eventTime").asText()).isEqualTo("2018-11-01T00:00:30Z");
    assertThat(texts(signal.get("eventIds"))).contains("L3");

    assertThat(lines("alerts.ndjson")).hasSize(1);
    assertThat(texts(lines("alerts.ndjson").get(0).get("eventIds"))).contains("L3");
    List<JsonNode> decisions = lines("decisions.ndjson");
    assertThat(decisions).hasSize(5);
    assertThat(decisions.get(4).get("triggerEventId").asText()).isEqualTo("L4");
    assertThat(decisions.get(4).get("action").asText()).isEqualTo("HOLD");
    assertThat(texts(decisions.get(4).get("eventIds"))).startsWith("L4").contains("L3");
    assertThat(lines("dead-letters.ndjson").get(0).get("line").asInt()).isEqualTo(5);
    assertThat(out).isDirectoryNotContaining("glob:**/replay-*");
  }

  @Test
  void shouldReadWhatTheSimulatorWroteTheSameInBothFormats() throws IOException {
    List<String> decisions = new ArrayList<>();
    for (String format : List.of("ndjson", "avro")) {
      Path bank = directory.resolve(format);
      weir("simulate", "--events", 3_000, "--format", format, "--out", bank);
      Typed replayed =
          weir(
              "replay",
              "--stream",
              "login=" + bank.resolve("login." + format),
              "--stream",
              "payment=" + bank.resolve("payment." + format),
              "--stream",
              "device=" + bank.resolve("device." + format),
              "--patterns",
              patterns,
              "--out",
              out);
      assertThat(replayed.exit()).as(replayed.err()).isEqualTo(Exit.OK);
      decisions.add(Files.readString(out.resolve("decisions.ndjson")));
    }
    assertThat(decisions.get(0)).isNotEmpty();
    assertThat(decisions.get(1)).isEqualTo(decisions.get(0));
  }

  @Test
  void shouldTellEverythingThatIsWrongBeforeItStarts() throws IOException {
    Path map = Files.writeString(directory.resolve("m.yaml"), "streams: {login: {fields: {x: y}}}");
    Typed replayed =
        weir(
            "replay",
            "--stream",
            "login=none.csv",
            "--stream",
            "logins=none.csv",
            "--map",
            map,
            "--out",
            out);
    assertThat(replayed.exit()).isEqualTo(Exit.USAGE);
    assertThat(replayed.err())
        .contains(map + ":1:11 every event of 'login' needs")
        .contains(map + ":1:28 stream 'login' has no field 'x'")
        .contains("none.csv:1:1 no schema declares the stream 'logins', did you mean 'login'?");
    assertThat(out).doesNotExist();

    assertThat(weir("replay", "--stream", "login", "--out", out).err())
        .contains("--stream takes NAME=FILE, not 'login'");
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve(file))) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
