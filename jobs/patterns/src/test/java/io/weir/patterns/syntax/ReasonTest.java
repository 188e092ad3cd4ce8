package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Values;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.ReasonTemplate;
import io.weir.schemas.Row;
import io.weir.schemas.RowBuilder;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReasonTest {
  private static final StreamSchema LOGIN = StreamCatalog.shipped().stream("login");
  private static final StreamSchema PAYMENT = StreamCatalog.shipped().stream("payment");

  private static String render(String reason, Map<String, Object> payment) {
    Pattern pattern =
        Samples.right(
            "sample",
            Samples.MINIMAL.replace(
                "reason: because", "reason: '" + reason.replace("'", "''") + "'"));
    Frame frame = new Frame();
    frame.row = row(PAYMENT, payment);
    frame.steps = new Row[] {row(LOGIN, Map.of("activity", "PASSWORD_CHANGE")), null};
    frame.values = new SevenForEverything();
    return pattern.alternatives().get(0).reason().render(frame, 545_000);
  }

  private static Row row(StreamSchema stream, Map<String, Object> values) {
    RowBuilder row =
        new RowBuilder(stream.layout())
            .set("event_id", "e1")
            .set("tenant_id", "t1")
            .set("event_time", 0L);
    if (stream == PAYMENT) {
      row.set("activity", "PAYMENT_INITIATE").set("direction", "DBIT").set("end_to_end_id", "x");
    }
    values.forEach(row::set);
    return row.build();
  }

  @Test
  void shouldShowAmountsAgesParametersAndAggregates() {
    assertThat(
            render(
                "{payout.base_amount_minor} {age} after {change.activity}, {payouts} in {params.window}",
                Map.of("base_amount_minor", 60_000L)))
        .isEqualTo("60000 9m5s after PASSWORD_CHANGE, 7 in 1d");
  }

  @Test
  void shouldShowWhatAParameterIsForTheTenant() {
    String tuned = "params:\n  least: {value: 5, min: 1, max: 9, tenants: {t1: 7}}\n";
    String text =
        Samples.MINIMAL
            .replace("params:\n", tuned)
            .replace("reason: because", "reason: 'at least {params.least}'");
    ReasonTemplate reason = Samples.right("sample", text).alternatives().get(0).reason();
    Frame frame = new Frame();

    frame.row = row(PAYMENT, Map.of());
    assertThat(reason.render(frame, 0)).isEqualTo("at least 7");
    frame.row = row(PAYMENT, Map.of("tenant_id", "t2"));
    assertThat(reason.render(frame, 0)).isEqualTo("at least 5");
  }

  @Test
  void shouldTakeABareNameFromTheCompletingEvent() {
    assertThat(render("{base_amount_minor}", Map.of("base_amount_minor", 1L))).isEqualTo("1");
  }

  @Test
  void shouldShowNoMoreOfAPersonThanBothEnds() {
    assertThat(render("{payee_id}", Map.of("payee_id", "P-4711-0815"))).isEqualTo("P-****15");
  }

  @Test
  void shouldShowNothingOfAShortName() {
    assertThat(render("{payee_id}", Map.of("payee_id", "P-4711"))).isEqualTo("****");
  }

  @Test
  void shouldSayWhatIsUnknown() {
    assertThat(render("to {payee_id}", Map.of())).isEqualTo("to unknown");
  }

  @Test
  void shouldStripWhatSteersATerminal() {
    assertThat(
            render(
                "to {payee_country}!",
                Map.of("payee_country", "\u001b[31mN\u0007L\u202e\u001b]0;x\u0007\n\u009b2Jx")))
        .isEqualTo("to NL]0;x x!");
  }

  @Test
  void shouldStopAfterTwoHundredCharacters() {
    String reason = render("{payee_country}", Map.of("payee_country", "\uD83D\uDE00".repeat(150)));

    assertThat(reason).hasSize(200);
    assertThat(Character.isLowSurrogate(reason.charAt(199))).isTrue();
  }

  @Test
  void shouldFallBackToTheTitle() {
    Pattern pattern = Samples.right("sample", Samples.MINIMAL.replace("reason: because\n", ""));

    assertThat(pattern.alternatives().get(0).reason().render(new Frame(), 0)).isEqualTo("A sample");
  }

  private static final class SevenForEverything implements Values {
    @Override
    public boolean known(int slot) {
      return true;
    }

    @Override
    public long integer(int slot) {
      return 7;
    }

    @Override
    public double decimal(int slot) {
      return 7;
    }

    @Override
    public String text(int slot) {
      return "7";
    }
  }
}
