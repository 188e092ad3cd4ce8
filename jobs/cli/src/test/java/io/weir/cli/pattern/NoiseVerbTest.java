package io.weir.cli.pattern;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small worlds; the whole library over more days is for {@code weir pattern noise} by hand. */
class NoiseVerbTest {
  private static final String LOUD =
      """
      id: every-login
      version: 1
      title: Every login
      status: test
      mode: shadow
      owner: tests
      description: Detects every login.
      falsePositives: [All of them.]
      runbook: None.
      key: account
      severity: low
      group: AUTH
      action: {floor: monitor, scope: account, ttl: 15m}
      when: {on: login, where: 'activity == "LOGON" && status == "SUCCESS"'}
      tests:
        - name: one
          events: [{at: 0s, login: {account_id: A, activity: LOGON}}]
          expect: [{at: 0s}]
        - name: none
          events: [{at: 0s, login: {account_id: A, activity: LOGON, status: FAILURE}}]
          expect: []
      """;

  @TempDir private Path directory;
  @TempDir private Path elsewhere;

  @Test
  void shouldFindTheShippedPatternsQuiet() {
    Typed run = weir("pattern", "noise", "--accounts", 100, "--days", 4, "--warm-up", 8);
    assertThat(run.out())
        .contains(
            "within", "400 account-days: 0 patterns too loud, 0 hold honest operations too often");
    assertThat(run.exit()).isEqualTo(Exit.OK);
    assertThat(run.err()).contains("walking ", " events of 12 days");
  }

  @Test
  void shouldFailWhereAPatternIsTooLoud() throws IOException {
    loud();
    Typed run = quickly("--budget", budget("usual: 20\n"), "--json");
    assertThat(run.exit()).isEqualTo(Exit.FINDINGS);
    JsonNode pattern = run.json().get("noise").get("patterns").get(0);
    assertThat(pattern.get("pattern").asText()).isEqualTo("every-login");
    assertThat(pattern.get("verdict").asText()).isEqualTo("TOO_LOUD");
    assertThat(pattern.get("alerts").asInt()).isGreaterThan(20);
    assertThat(run.json().get("noise").get("accountDays").asInt()).isEqualTo(40);

    Typed told = quickly("--budget", budget("usual: 20\n"));
    assertThat(told.out()).contains("too loud  every-login", "1 pattern too loud, 0 hold");
  }

  @Test
  void shouldFailWhereAnEnforcedPatternHoldsHonestCustomers() throws IOException {
    String holding =
        LOUD.replace("floor: monitor", "floor: block")
            .replace(
                "on: login, where: 'activity == \"LOGON\" && status == \"SUCCESS\"'",
                "on: payment, where: 'activity == \"PAYMENT_INITIATE\" && base_amount_minor > 5000'")
            .replace(
                "login: {account_id: A, activity: LOGON}",
                "payment: {account_id: A, activity: PAYMENT_INITIATE, base_amount_minor: 40000}");
    Files.writeString(directory.resolve("every-login.yaml"), holding);
    Path quiet = budget("usual: 10000\n");
    JsonNode inShadow =
        quickly("--budget", quiet, "--json").json().get("noise").get("patterns").get(0);
    assertThat(inShadow.get("verdict").asText()).isEqualTo("WITHIN");
    assertThat(inShadow.get("holds").asInt()).as("it would").isPositive();

    Files.writeString(
        directory.resolve("every-login.yaml"), holding.replace("mode: shadow", "mode: enforce"));
    Typed enforced = quickly("--budget", quiet);
    assertThat(enforced.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(enforced.out()).contains("holds honest  every-login", "1 holds honest operations");
    Typed excused = quickly("--budget", budget("usual: 10000\nholds: {every-login: 10000}\n"));
    assertThat(excused.exit()).isEqualTo(Exit.OK);
  }

  @Test
  void shouldCountOnlyTheDaysAfterTheWarmUp() throws IOException {
    loud();
    Path budget = budget("usual: 10000\n");
    int counted = alerts(run(1, 3, "--budget", budget, "--json"));
    int all = alerts(run(4, 0, "--budget", budget, "--json"));
    assertThat(counted).isPositive().isLessThan(all / 2);
  }

  @Test
  void shouldLetAnExclusionPassUntilItExpires() throws IOException {
    loud();
    Path budget =
        budget(
            """
            usual: 20
            exclusions:
              - {pattern: every-login, reason: It is for tests., until: 2026-02-01}
            """);
    Typed before = quickly("--budget", budget, "--today", "2026-02-01");
    assertThat(before.exit()).isEqualTo(Exit.OK);
    assertThat(before.out()).contains("excluded  every-login");
    Typed after = quickly("--budget", budget, "--today", "2026-02-02");
    assertThat(after.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(after.out())
        .contains(budget + ":3:1 the exclusion of 'every-login' expired on 2026-02-01");
  }

  @Test
  void shouldRefuseABudgetThatIsNone() throws IOException {
    Typed wrong = weir("pattern", "noise", "--budget", budget("usual: much\n"));
    assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("budget.yaml:1:8 'usual' is a number");
    Typed missing = weir("pattern", "noise", "--budget", directory.resolve("none.yaml"));
    assertThat(missing.exit()).isEqualTo(Exit.USAGE);
    assertThat(missing.err()).contains("none.yaml:1:1 no such file");
    assertThat(weir("pattern", "noise", "--accounts", 3).err()).contains("at least 10 accounts");
  }

  private Typed quickly(Object... more) {
    return run(2, 1, more);
  }

  private Typed run(int days, int warmUp, Object... more) {
    List<Object> words = new ArrayList<>(List.of("pattern", "noise", directory, "--accounts", 20));
    words.addAll(List.of("--days", days, "--warm-up", warmUp));
    words.addAll(List.of(more));
    return weir(words.toArray());
  }

  private static int alerts(Typed run) {
    return run.json().get("noise").get("patterns").get(0).get("alerts").asInt();
  }

  private void loud() throws IOException {
    Files.writeString(directory.resolve("every-login.yaml"), LOUD);
  }

  /** Not among the patterns, or it would be taken for one. */
  private Path budget(String text) throws IOException {
    return Files.writeString(elsewhere.resolve("budget.yaml"), text);
  }
}
