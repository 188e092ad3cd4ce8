package io.weir.cli.pattern;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternVerbsTest {
  private static final String RIGHT =
      """
      id: three-failures
      version: 1
      title: Three failures
      status: test
      mode: shadow
      owner: tests
      description: Detects three failed logins in a minute.
      tags: [attack.t1110]
      falsePositives: [Somebody mistypes.]
      runbook: None.
      key: account
      severity: low
      group: AUTH
      action: {floor: monitor, cap: step-up, scope: account, ttl: 15m}
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

  @Test
  void shouldFindNothingWrongWithTheShippedPatterns() {
    Typed validated = weir("pattern", "validate");
    assertThat(validated.exit()).isEqualTo(Exit.OK);
    assertThat(validated.out()).contains("no problems");
  }

  @Test
  void shouldRemindOfAReviewThatIsOverdue() throws IOException {
    Path file = rightBut("runbook: None.", "runbook: None.\nreview: 2027-05-31");

    Typed onTheDay = weir("pattern", "validate", file, "--today", "2027-05-31");
    assertThat(onTheDay.out()).doesNotContain("review");
    Typed after = weir("pattern", "validate", file, "--today", "2027-06-01");

    assertThat(after.exit()).isEqualTo(Exit.OK);
    assertThat(after.out())
        .contains("doubtful: " + file + ":" + lineOf(file, "review:") + ":1 ")
        .contains("its review was due on 2027-05-31");
  }

  @Test
  void shouldRunTheTestsOfTheShippedPatterns() {
    Typed tested = weir("pattern", "test", "--json");
    assertThat(tested.exit()).isEqualTo(Exit.OK);
    assertThat(tested.json().get("patterns").asInt()).isPositive();
    assertThat(tested.json().get("tests").asInt()).isPositive();
    assertThat(tested.json().get("failed").asInt()).isZero();
    assertThat(tested.json().get("problems")).isEmpty();
  }

  @Test
  void shouldLocateAMistakeAndShowItsLine() throws IOException {
    Path wrong = rightBut("key: account", "key: acount");
    Typed validated = weir("pattern", "validate", directory);
    assertThat(validated.exit()).isEqualTo(Exit.FINDINGS);
    int line = lineOf(wrong, "key: acount");
    assertThat(validated.out())
        .contains(wrong + ":" + line + ":6 ", "did you mean 'account'?", "| key: acount\n")
        .contains("1 pattern, 0 tests, 1 problem");
  }

  @Test
  void shouldRefuseAnIdNobodyHasWhereTheLibraryIsKnown() throws IOException {
    String counted = "failures: {count: login, where: 'status == \"FAILURE\"', over: 1m}";
    String alarms =
        counted
            + "\n  alarms: {count: signal, where: 'pattern_id in [\"account-brute-force\", \"mfa-fatige\"]', over: 1h}";
    Path wrong = rightBut(counted, alarms);
    Typed part = weir("pattern", "validate", wrong);
    assertThat(part.exit()).isEqualTo(Exit.OK);

    Files.writeString(directory.resolve("patterns.lock"), "");
    Typed whole = weir("pattern", "validate", wrong);
    assertThat(whole.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(whole.out())
        .contains(wrong + ":" + lineOf(wrong, "mfa-fatige") + ":73 ")
        .contains("no pattern is called 'mfa-fatige', did you mean 'mfa-fatigue'?")
        .doesNotContain("'account-brute-force'");
  }

  @Test
  void shouldGiveMachinesThePartsOfAProblem() throws IOException {
    Path wrong = rightBut("key: account", "key: acount");
    Typed validated = weir("pattern", "validate", "--json", wrong);
    assertThat(validated.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(validated.json().get("failed").asInt()).isEqualTo(1);
    var problem = validated.json().get("problems").get(0);
    assertThat(problem.get("file").asText()).isEqualTo(wrong.toString());
    assertThat(problem.get("line").asInt()).isEqualTo(lineOf(wrong, "key: acount"));
    assertThat(problem.get("column").asInt()).isEqualTo(6);
    assertThat(problem.get("category").asText()).isEqualTo("NAME");
    assertThat(problem.get("message").asText()).contains("acount");
  }

  @Test
  void shouldFailWhereATestInsideAFileFails() throws IOException {
    Path wrong = rightBut("expect: [{at: 2s}]", "expect: [{at: 1s}]");
    Typed tested = weir("pattern", "test", wrong);
    assertThat(tested.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(tested.out())
        .contains("failed  three-failures", "1 failed")
        .contains(wrong + ":" + lineOf(wrong, "expect: [{at: 1s}]"))
        .contains("expected a signal at 1s, but nothing was raised then")
        .contains("not expected: a signal at 2s")
        .contains("1 pattern, 2 tests, 2 problems");
    assertThat(weir("pattern", "test", "--json", wrong).json().get("failed").asInt()).isEqualTo(1);
    assertThat(weir("pattern", "validate", wrong).exit()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldSayWhereAPathLeadsNowhere() {
    Path nowhere = directory.resolve("nowhere.yaml");
    for (String verb : new String[] {"validate", "test"}) {
      Typed typed = weir("pattern", verb, nowhere);
      assertThat(typed.exit()).isEqualTo(Exit.USAGE);
      assertThat(typed.out()).isEmpty();
      assertThat(typed.err()).contains(nowhere + ":1:1 no such file or directory");
    }
    Typed json = weir("pattern", "validate", "--json", nowhere);
    assertThat(json.exit()).isEqualTo(Exit.USAGE);
    assertThat(json.json().get("problems").get(0).get("file").asText())
        .isEqualTo(nowhere.toString());
  }

  @Test
  void shouldNotTakeADirectoryWithoutPatternsForARightOne() {
    Typed validated = weir("pattern", "validate", directory);
    assertThat(validated.exit()).isEqualTo(Exit.USAGE);
    assertThat(validated.err()).contains("no pattern files");
  }

  @Test
  void shouldKnowStreamsOfTheUser() throws IOException {
    Path schemas = Files.createDirectory(directory.resolve("schemas"));
    String login = Files.readString(Path.of("../../schemas/login.avsc"));
    Files.writeString(
        schemas.resolve("chat.avsc"),
        login
            .replace("\"name\": \"Login\"", "\"name\": \"Chat\"")
            .replace("\"weir.stream\": \"login\"", "\"weir.stream\": \"chat\""));
    Path pattern = directory.resolve("three-failures.yaml");
    Files.writeString(pattern, RIGHT.replaceAll("\\blogin\\b", "chat"));
    assertThat(weir("pattern", "test", pattern).exit()).isEqualTo(Exit.FINDINGS);
    Typed tested = weir("pattern", "test", "--schemas", schemas, pattern);
    assertThat(tested.out()).contains("passed");
    assertThat(tested.exit()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldRefuseSchemasThatAreNone() throws IOException {
    Typed missing = weir("pattern", "test", "--schemas", directory.resolve("none"));
    assertThat(missing.exit()).isEqualTo(Exit.USAGE);
    assertThat(missing.err()).contains("none: no such directory");
    Files.writeString(directory.resolve("x.avsc"), "{");
    Typed broken = weir("pattern", "test", "--schemas", directory);
    assertThat(broken.exit()).isEqualTo(Exit.USAGE);
    assertThat(broken.err()).contains("x.avsc").doesNotContain("\tat ");
  }

  @Test
  void shouldRefuseAPolicyThatIsNone() throws IOException {
    Path policy = Files.writeString(directory.resolve("policy.yaml"), "version: none\n");
    Typed tested = weir("pattern", "test", "--policy", policy);
    assertThat(tested.exit()).isEqualTo(Exit.USAGE);
    assertThat(tested.err()).contains(policy + ":1:10");
  }

  private Path rightBut(String found, String replaced) throws IOException {
    assertThat(RIGHT).contains(found);
    return Files.writeString(
        directory.resolve("three-failures.yaml"), RIGHT.replace(found, replaced));
  }

  private static int lineOf(Path file, String part) throws IOException {
    var lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(part)) {
        return i + 1;
      }
    }
    throw new AssertionError(part + " is not in " + file);
  }
}
