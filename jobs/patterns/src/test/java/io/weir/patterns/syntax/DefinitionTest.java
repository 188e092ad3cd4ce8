package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Aggregate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DefinitionTest {

  private static String definition(String aggregate) {
    return Samples.right(
            "sample",
            Samples.MINIMAL
                .replace("payouts: {count: payment, over: 24h}", aggregate)
                .replace(" && payouts < 10", ""))
        .aggregates()
        .get(0)
        .definition();
  }

  @Test
  void shouldBeEqualWhateverTheNameAndTheOrder() {
    String one =
        definition(
            "a: {count: payment, over: 24h, where: 'direction == \"DBIT\" && channel == \"WEB\"'}");
    String other =
        definition(
            "b: {where: 'channel == \"WEB\" && (direction == \"DBIT\")', over: 1440m, count: payment, key: account}");

    assertThat(one).isEqualTo(other);
  }

  @Test
  void shouldDifferWhereAnyPartDiffers() {
    assertThat(
            Stream.of(
                    "a: {count: payment, over: 24h}",
                    "a: {count: login, over: 24h}",
                    "a: {count: payment, over: 25h}",
                    "a: {count: payment, over: params.window}",
                    "a: {count: payment, over: 24h, key: device}",
                    "a: {count: payment, over: 24h, prior: true}",
                    "a: {count: payment, over: 24h, atLeast: 2}",
                    "a: {count: payment, over: 24h, where: 'channel == \"WEB\"'}",
                    "a: {ratio: payment, of: 'channel == \"WEB\"', over: 24h}",
                    "a: {sum: payment.base_amount_minor, over: 24h}",
                    "a: {max: payment.base_amount_minor, over: 24h}",
                    "a: {distinct: payment.payee_id, over: 24h}",
                    "a: {share: payment.payee_id, times: 1..2, over: 24h}",
                    "a: {share: payment.payee_id, times: 1.., over: 24h}",
                    "a: {run: payment, of: 'channel == \"WEB\"', over: 24h}",
                    "a: {stdev: payment.base_amount_minor, over: 24h}",
                    "a: {logStdev: payment.base_amount_minor, over: 24h}",
                    "a: {hourShare: payment, zone: UTC, over: 24h}",
                    "a: {hourShare: payment, zone: Europe/Berlin, over: 24h}",
                    "a: {hourShare: payment, zone: user_agent, over: 24h}",
                    "a: {count: payment, over: 24h, takenBack: {payment: 'status == \"FAILURE\"', of: original_event_id}}",
                    "a: {count: payment, over: 24h, takenBack: {payment: 'status == \"PENDING\"', of: original_event_id}}",
                    "a: {count: payment, over: 24h, takenBack: {payment: 'status == \"FAILURE\"', of: end_to_end_id}}",
                    "a: {strongest: payment.base_amount_minor, per: payee_id, until: payee_trusted_since, over: 24h}",
                    "a: {strongest: payment.base_amount_minor, per: card_id, until: payee_trusted_since, over: 24h}",
                    "a: {quantile: payment.base_amount_minor, q: 0.5, over: 24h}",
                    "a: {quantile: payment.base_amount_minor, q: 0.9, over: 24h}")
                .map(DefinitionTest::definition))
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepTheSameHoweverAWindowIsTuned() {
    Aggregate day = aggregate("a: {count: payment, over: params.window}", "24h");
    Aggregate hour = aggregate("a: {count: payment, over: params.window}", "1h");
    Aggregate hot = aggregate("a: {count: payment, over: params.window, key: device}", "24h");
    Aggregate hotHour = aggregate("a: {count: payment, over: params.window, key: device}", "1h");

    assertThat(hour.definition()).isNotEqualTo(day.definition());
    assertThat(hour.kept()).isEqualTo(day.kept());
    assertThat(hotHour.kept()).isNotEqualTo(hot.kept());
  }

  private static Aggregate aggregate(String aggregate, String window) {
    return Samples.right(
            "sample",
            Samples.MINIMAL
                .replace("value: 24h", "value: " + window)
                .replace("payouts: {count: payment, over: 24h}", aggregate)
                .replace(" && payouts < 10", ""))
        .aggregates()
        .get(0);
  }

  @Test
  void shouldSubstituteParameters() {
    String literal = definition("a: {count: payment, over: 24h, where: 'base_amount_minor > 5'}");
    String parameter =
        Samples.right(
                "sample",
                Samples.MINIMAL
                    .replace("params:", "params:\n  few: {value: 5, min: 1, max: 9}")
                    .replace(
                        "payouts: {count: payment, over: 24h}",
                        "payouts: {count: payment, over: 24h, where: 'base_amount_minor > params.few'}"))
            .aggregates()
            .get(0)
            .definition();

    assertThat(parameter).isEqualTo(literal);
  }
}
