package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.cli.console.Exit;
import io.weir.schemas.StreamCatalog;
import io.weir.testkit.KafkaFixture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What held frauds have in common is proposed, and never listed by itself. */
class ProposeVerbITCase {
  private static final long T = 1_767_607_200_000L;
  private static final Schema DECISION =
      StreamCatalog.shipped().schemas().named("io.weir.outputs.Decision");

  @RegisterExtension static final KafkaFixture KAFKA = KafkaFixture.shared();

  @TempDir private Path directory;
  private Installation house;
  private int number;

  @BeforeEach
  void build() {
    house = Installation.onSimulatedClock(KAFKA, directory);
  }

  @Test
  void shouldProposeWhatTwoHeldFraudsShareAndTheVerbThatListsIt() {
    pay("p-1", "A-1", "HOLD", "P-9", "D-1");
    pay("p-2", "A-2", "BLOCK", "P-9", "D-2");
    pay("p-3", "A-3", "HOLD", "P-1", "D-3");
    label("CONFIRMED_FRAUD", "original_event_id", "p-1");
    label("CONFIRMED_FRAUD", "decision_id", "d-p-2");
    label("CONFIRMED_FRAUD", "original_event_id", "p-3");

    JsonNode proposals = propose();
    assertThat(proposals).hasSize(1);
    JsonNode one = proposals.get(0);
    assertThat(one.get("kind").asText()).isEqualTo("payee");
    assertThat(one.get("value").asText()).isEqualTo("P-9");
    assertThat(one.get("accounts").asLong()).isEqualTo(2);
    assertThat(one.get("amountMinor").asLong()).isEqualTo(2 * 60_000);
    assertThat(one.get("verb").asText())
        .isEqualTo(
            "weir indicator add block payee P-9 --for 90d --tenant t1 --reason '2 held operations"
                + " confirmed as fraud: p-1 p-2'");
    assertThat(house.weir("indicator", "propose").out())
        .contains("payee P-9: 2 held operations of 2 customers were fraud, 120000 minor units")
        .contains("  weir indicator add block payee P-9");
    assertThat(house.weir("indicator", "list", "--json").json()).as("nobody listed it").isEmpty();
  }

  @Test
  void shouldNotProposeWhatIsListed() {
    pay("p-1", "A-1", "HOLD", "P-9", "D-1");
    pay("p-2", "A-2", "HOLD", "P-9", "D-2");
    label("CONFIRMED_FRAUD", "original_event_id", "p-1");
    label("CONFIRMED_FRAUD", "original_event_id", "p-2");
    assertThat(propose()).hasSize(1);

    Typed listed =
        house.weir(
            "indicator",
            "add",
            "block",
            "payee",
            "P-9",
            "--for",
            "90d",
            "--tenant",
            "t1",
            "--reason",
            "x");
    assertThat(listed.exit()).as(listed.err()).isEqualTo(Exit.OK);

    assertThat(propose()).isEmpty();
    assertThat(house.weir("indicator", "propose").out()).isEqualTo("nothing to propose\n");
  }

  @Test
  void shouldCountOnlyWhatWasHeldAndIsFraudByTheLastWord() {
    pay("p-1", "A-1", "HOLD", "P-9", "D-1");
    pay("p-2", "A-2", "ALLOW", "P-9", "D-1");
    pay("p-3", "A-3", "HOLD", "P-9", "D-1");
    label("CONFIRMED_FRAUD", "original_event_id", "p-1");
    label("CONFIRMED_FRAUD", "original_event_id", "p-2");
    String wrong = label("CONFIRMED_FRAUD", "original_event_id", "p-3");
    assertThat(propose().findValuesAsText("kind")).containsExactly("device", "payee");

    correct("LEGITIMATE", wrong);
    assertThat(propose()).isEmpty();
    assertThat(house.weir("indicator", "propose", "--least", "1", "--json").json())
        .as("that of the first alone")
        .hasSize(2);
  }

  @Test
  void shouldNotProposeTheDeviceOfACustomerWhoWasTalkedIntoPaying() {
    pay("p-1", "A-1", "HOLD", "P-9", "D-1");
    pay("p-2", "A-1", "HOLD", "P-9", "D-1");
    label("SCAM_VICTIM", "original_event_id", "p-1");
    label("SCAM_VICTIM", "original_event_id", "p-2");

    assertThat(propose().findValuesAsText("kind")).containsExactly("payee");
  }

  @Test
  void shouldQuoteWhatAProducerWrote() {
    String nasty = "P'; rm -rf ~\u001b[2J";
    pay("p-1", "A-1", "HOLD", nasty, "D-1");
    pay("p-2", "A-2", "HOLD", nasty, "D-2");
    label("CONFIRMED_FRAUD", "original_event_id", "p-1");
    label("CONFIRMED_FRAUD", "original_event_id", "p-2");

    assertThat(propose().get(0).get("verb").asText())
        .startsWith("weir indicator add block payee 'P'\\''; rm -rf ~?[2J' --for 90d");
    assertThat(house.weir("indicator", "propose").out()).doesNotContain("\u001b");
  }

  private JsonNode propose() {
    Typed typed = house.weir("indicator", "propose", "--json");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.OK);
    return typed.json();
  }

  private void pay(String id, String account, String action, String payee, String device) {
    Map<String, Object> payment = new HashMap<>();
    payment.put("event_id", id);
    payment.put("account_id", account);
    payment.put("activity", "PAYMENT_INITIATE");
    payment.put("payee_id", payee);
    payment.put("device_id", device);
    house.event("payment", T, payment);
    house.append(
        "decisions",
        account,
        T,
        new GenericRecordBuilder(DECISION)
            .set("decision_id", "d-" + id)
            .set("revision", 0)
            .set("tenant_id", "t1")
            .set("subject_type", symbol("subject_type", "ACCOUNT"))
            .set("subject_id", account)
            .set("scope", symbol("scope", "PAYMENT"))
            .set("action", symbol("action", action))
            .set("level", 3)
            .set("score", 60.0)
            .set("trigger_stream", "payment")
            .set("trigger_event_id", id)
            .set("event_time", T)
            .set("issued_at", T)
            .set("effective_from", T)
            .set("amount_at_risk_minor", 60_000L)
            .set("groups", List.of())
            .build());
  }

  private String label(String verdict, String anchor, String id) {
    return disposed(Map.of("verdict", verdict, anchor, id));
  }

  private void correct(String verdict, String label) {
    disposed(Map.of("verdict", verdict, "corrects_event_id", label));
  }

  private String disposed(Map<String, Object> more) {
    String id = "l-" + ++number;
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("event_id", id);
    fields.put("account_id", "A");
    fields.put("activity", "LABELLED");
    house.event("disposition", T + number, fields);
    return id;
  }

  private static GenericData.EnumSymbol symbol(String field, String value) {
    return new GenericData.EnumSymbol(DECISION.getField(field).schema(), value);
  }
}
