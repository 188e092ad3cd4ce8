package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Metadata;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.model.Severity;
import io.weir.patterns.model.Step;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said in a pattern, each as a change of the shortest one. */
final class LanguageTest {

  private static Pattern with(String old, String changed) {
    assertThat(Samples.MINIMAL).contains(old);
    return Samples.right("sample", Samples.MINIMAL.replace(old, changed));
  }

  private static List<Step> steps(String lines) {
    return with("    - payout: payment\n", lines + "    - payout: payment\n")
        .alternatives()
        .get(0)
        .steps();
  }

  @Test
  void shouldReadANegatedStep() {
    Step not =
        steps("    - not: {cancel: payment, where: 'activity == \"PAYEE_REMOVE\"'}\n").get(1);

    assertThat(not.negated()).isTrue();
    assertThat(not.name()).isEqualTo("cancel");
    assertThat(not.own()).hasSize(1);
  }

  @Test
  void shouldReadHowOftenAStepOccurs() {
    assertThat(steps("    - s: login\n      times: 5\n").get(1))
        .extracting(Step::minTimes, Step::maxTimes)
        .containsExactly(5, 5);
    assertThat(steps("    - s: login\n      times: 5..\n").get(1))
        .extracting(Step::minTimes, Step::maxTimes)
        .containsExactly(5, Integer.MAX_VALUE);
    assertThat(steps("    - s: login\n      times: 2..4\n").get(1))
        .extracting(Step::minTimes, Step::maxTimes)
        .containsExactly(2, 4);
  }

  @Test
  void shouldKeepTheTimeWithinWhichOneStepRepeats() {
    String steps =
        Samples.MINIMAL.substring(
            Samples.MINIMAL.indexOf("  steps:"), Samples.MINIMAL.indexOf("reason:"));
    Alternative only =
        with(steps, "  steps: [{change: login, times: 5..}]\n").alternatives().get(0);

    assertThat(only.within()).isNotNull();
  }

  @Test
  void shouldReadAnOptionalStepAndAStepThatComesNext() {
    assertThat(steps("    - s: login\n      optional: true\n").get(1).optional()).isTrue();
    assertThat(steps("    - s: login\n      next: true\n").get(1).next()).isTrue();
  }

  @Test
  void shouldTellConditionsOverEarlierStepsFromTheOthers() {
    Step payout =
        with("payouts < 10'", "payouts < 10 && device_id.or(\"\") == change.device_id.or(\"-\")'")
            .alternatives()
            .get(0)
            .steps()
            .get(1);

    assertThat(payout.own()).hasSize(2);
    assertThat(payout.correlated()).hasSize(1);
    assertThat(payout.correlated().get(0).steps()).isEqualTo(1);
  }

  @Test
  void shouldNarrowAStepToItsActivities() {
    Step change = with("because", "so").alternatives().get(0).steps().get(0);
    Field activity = change.kinds().stream().activity();

    assertThat(change.kinds().activities().cardinality()).isEqualTo(1);
    assertThat(change.kinds().activities().get(activity.symbols().indexOf("PASSWORD_CHANGE")))
        .isTrue();
  }

  @Test
  void shouldReadAlternativesWithTheirOwnSeverityAndActions() {
    String sequence =
        Samples.MINIMAL.substring(
            Samples.MINIMAL.indexOf("sequence:"), Samples.MINIMAL.indexOf("reason:"));
    List<Alternative> alternatives =
        with(
                sequence,
                """
                alternatives:
                  - name: many
                    severity: low
                    action: [{floor: monitor, scope: account, ttl: 1h}, {floor: hold, scope: payment, ttl: 2h}]
                    when: {on: payment, where: 'payouts > 5', reason: 'many: {payouts}'}
                  - name: after-change
                    sequence: {within: 1h, steps: [{change: login}, {payout: payment}]}
                """)
            .alternatives();

    assertThat(alternatives).extracting(Alternative::name).containsExactly("many", "after-change");
    assertThat(alternatives)
        .extracting(Alternative::severity)
        .containsExactly(Severity.LOW, Severity.HIGH);
    assertThat(alternatives).extracting(a -> a.actions().size()).containsExactly(2, 1);
    assertThat(alternatives.get(0).within()).isNull();
  }

  @Test
  void shouldAskTheSourceOnThePaymentOfAnAccount() {
    Aggregate perSource =
        Samples.right(
                "sample",
                Samples.MINIMAL
                    .replace("{count: payment, over", "{count: login, key: subnet, over")
                    .replace("payouts < 10", "payouts.or(0) < 10"))
            .aggregates()
            .get(0);

    assertThat(perSource.dimension()).isEqualTo("subnet");
  }

  @Test
  void shouldKeepTheReasonOfADeprecation() {
    Metadata metadata =
        with("status: test", "status: deprecated\ndeprecated: Replaced by another.").metadata();

    assertThat(metadata.deprecated()).isEqualTo("Replaced by another.");
  }

  @Test
  void shouldRepeatAnEventOfATestWithItsNumber() {
    PatternTest test =
        with(
                "- {at: 0s, login: {account_id: A, activity: PASSWORD_CHANGE}}\n      - {at: 9m",
                "- {at: 0s, repeat: {times: 3, every: 24s}, login: {account_id: 'A{n}', activity: LOGON}}\n      - {at: 9m")
            .tests()
            .get(0);

    assertThat(test.events())
        .extracting(row -> text(row, "account_id"))
        .containsExactly("A1", "A2", "A3", "A");
    assertThat(test.events())
        .extracting(row -> text(row, "event_id"))
        .containsExactly("e001", "e002", "e003", "e004");
    assertThat(number(test.events().get(2), "event_time"))
        .isEqualTo(TestDefaults.START.toEpochMilli() + 48_000);
  }

  @Test
  void shouldReadNestedFieldsTimesAndNullsOfATest() {
    Row row =
        with(
                "payment: {account_id: A, activity: PAYMENT_INITIATE}",
                "payment: {account_id: A, activity: PAYMENT_INITIATE, net: {asn: 7}, net.country: NL,"
                    + " payee_trusted_since: -30d, src_ip: null}")
            .tests()
            .get(0)
            .events()
            .get(1);

    assertThat(number(row, "net.asn")).isEqualTo(7);
    assertThat(text(row, "net.country")).isEqualTo("NL");
    assertThat(number(row, "payee_trusted_since"))
        .isEqualTo(TestDefaults.START.minusSeconds(30L * 24 * 3600).toEpochMilli());
    assertThat(row.isNull(row.layout().field("src_ip").index())).isTrue();
  }

  private static String text(Row row, String path) {
    return row.getString(row.layout().field(path).index());
  }

  private static long number(Row row, String path) {
    return row.getLong(row.layout().field(path).index());
  }
}
