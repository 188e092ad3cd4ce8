package io.weir.cli.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.Installation;
import io.weir.cli.Typed;
import io.weir.cli.console.Exit;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Why a pattern fired, or how far it got, from what the topics hold. */
class ExplainVerbITCase {
  private static final long T = 1_767_607_200_000L;
  private static final long MINUTE = 60_000;

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
  }

  private Path pattern(String form) {
    Path file = directory.resolve(form + "-idea.yaml");
    assertThat(
            Typed.weir("pattern", "new", form + "-idea", "--form", form, "--dir", directory).exit())
        .isEqualTo(Exit.OK);
    return file;
  }

  private void payment(String id, String account, long minutes, Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("event_id", id);
    fields.put("account_id", account);
    fields.put("status", "SUCCESS");
    house.event("payment", T + minutes * MINUTE, fields);
  }

  private void added(String id, String account, long minutes) {
    payment(id, account, minutes, Map.of("activity", "PAYEE_ADD", "payee_id", "P-1"));
  }

  private void paid(String id, String account, long minutes, String payee, long amount) {
    payment(
        id,
        account,
        minutes,
        Map.of("activity", "PAYMENT_INITIATE", "payee_id", payee, "base_amount_minor", amount));
  }

  @Test
  void shouldSayWhyItFired() {
    added("e-1", "A", 0);
    paid("e-2", "A", 60, "P-1", 90_000);

    Typed typed = house.weir("pattern", "explain", "A", "--pattern", pattern("sequence"));

    assertThat(typed.exit()).as(typed.out() + typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.out())
        .contains("2 of this account", "fired  2026-01-05T11:00:00Z  by e-2", "events  e-1, e-2")
        .contains("Payout of 90000");
  }

  @Test
  void shouldSayHowFarItGotAndOnWhichCondition() {
    added("e-1", "A", 0);
    paid("e-2", "A", 60, "P-1", 400);
    paid("e-3", "A", 61, "P-2", 90_000);
    paid("e-4", "B", 62, "P-1", 90_000);

    Path file = pattern("sequence");
    Typed typed = house.weir("pattern", "explain", "A", "--pattern", file);

    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.FINDINGS);
    assertThat(typed.out())
        .contains("3 of this account", "did not fire", "reached      add  e-1")
        .containsPattern("not reached  payout")
        .containsPattern("e-2\\n(.*\\n)*? +fails +base_amount_minor >= 50000")
        .containsPattern("e-3\\n(.*\\n)*? +fails +payee_id == add.payee_id")
        .doesNotContain("e-4");
    JsonNode steps =
        house
            .weir("pattern", "explain", "A", "--pattern", file, "--json")
            .json()
            .get("ways")
            .get(0)
            .get("steps");
    assertThat(steps.findValuesAsText("reached")).containsExactly("true", "false");
  }

  @Test
  void shouldSayThatEachConditionHoldsAndTheTimeDoesNot() {
    added("e-1", "A", 0);
    paid("e-2", "A", 24 * 60, "P-1", 90_000);

    Typed typed =
        house.weir("pattern", "explain", "A", "--pattern", pattern("sequence"), "--from", "1h");

    assertThat(typed.exit()).isEqualTo(Exit.FINDINGS);
    assertThat(typed.out()).contains("not reached  payout", "all holds of it");
  }

  @Test
  void shouldShowTheValuesOfAPublishedPattern() {
    for (int i = 0; i < 3; i++) {
      house.event(
          "login",
          T + i * MINUTE,
          Map.of(
              "event_id", "l-" + i, "account_id", "A", "activity", "LOGON", "status", "FAILURE"));
    }
    assertThat(house.weir("pattern", "publish", pattern("count"), "--wait", "0s").exit())
        .isEqualTo(Exit.OK);

    Typed typed = house.weir("pattern", "explain", "A", "--pattern", "count-idea");

    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.FINDINGS);
    assertThat(typed.out()).containsPattern("fails +failures >= 5 +with failures = 3");
    Typed nobody = house.weir("pattern", "explain", "Z", "--pattern", "count-idea");
    assertThat(nobody.out()).contains("0 of this account", "no event of its kind");
  }

  @Test
  void shouldRefuseMoreEventsThanItMayHold() {
    added("e-1", "A", 0);
    added("e-2", "A", 1);
    Typed typed =
        house.weir("pattern", "explain", "A", "--pattern", pattern("sequence"), "--most", "1");
    assertThat(typed.exit()).isEqualTo(Exit.USAGE);
    assertThat(typed.err()).contains("more than 1 events matter");
  }
}
