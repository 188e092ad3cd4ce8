package io.weir.patterns.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.model.Action;
import io.weir.patterns.model.ActionSpec;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Life;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.model.Scope;
import io.weir.patterns.model.Severity;
import io.weir.patterns.model.Span;
import io.weir.patterns.model.Step;
import io.weir.schemas.Row;
import io.weir.schemas.RowLayout;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class PatternReaderTest {
  private static final long HOUR = 3_600_000;

  private final Pattern pattern = Samples.pattern("security-change-then-payout");

  PatternReaderTest() throws IOException {}

  @Test
  void shouldReadWhatIsForPeople() {
    assertThat(pattern.id()).isEqualTo("security-change-then-payout");
    assertThat(pattern.version()).isEqualTo(3);
    assertThat(pattern.hash()).matches("[0-9a-f]{16}");
    assertThat(pattern.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(pattern.group()).isEqualTo("CHG");
    assertThat(pattern.metadata().status()).isEqualTo("stable");
    assertThat(pattern.metadata().falsePositives()).hasSize(1);
    assertThat(pattern.metadata().tags()).contains("attack.t1098");
  }

  @Test
  void shouldKeepTheGreatestWindowAParameterMayBecome() {
    Alternative only = pattern.alternatives().get(0);

    assertThat(only.within()).isEqualTo(new Span(24 * HOUR, 72 * HOUR));
    assertThat(only.actions())
        .containsExactly(
            new ActionSpec(
                Action.HOLD, Action.HOLD, Scope.PAYMENT, Life.of(new Span(24 * HOUR, 72 * HOUR))));
    assertThat(only.severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void shouldReadAggregatesOfOtherKeys() {
    Aggregate sharers = pattern.aggregates().get(0);
    Aggregate usualTop = pattern.aggregates().get(1);

    assertThat(sharers.function()).isEqualTo(Aggregate.Function.DISTINCT);
    assertThat(sharers.dimension()).isEqualTo("device");
    assertThat(sharers.field().path()).isEqualTo("account_id");
    assertThat(usualTop.dimension()).isEqualTo("account");
    assertThat(usualTop.quantile()).isEqualTo(0.95);
    assertThat(usualTop.prior()).isTrue();
    assertThat(usualTop.atLeast()).isEqualTo(10);
    assertThat(usualTop.where()).hasSize(1);
  }

  @Test
  void shouldReadStepsInTheirOrder() {
    Alternative only = pattern.alternatives().get(0);

    assertThat(only.steps()).extracting(Step::name).containsExactly("change", "payout");
    assertThat(only.steps()).extracting(Step::minTimes).containsExactly(1, 1);
    assertThat(only.steps()).extracting(Step::negated).containsExactly(false, false);
    assertThat(only.steps().get(1).kinds().stream().name()).isEqualTo("payment");
  }

  @Test
  void shouldTakeHowOftenAStepOccursFromAParameter() throws IOException {
    String text =
        Samples.text("security-change-then-payout")
            .replace("    - change: login", "    - change: login\n      times: params.changes..")
            .replace("params:", "params:\n  changes: {value: 3, min: 1, max: 9}");

    Step change =
        Samples.right("security-change-then-payout", text).alternatives().get(0).steps().get(0);

    assertThat(change.minTimes()).isEqualTo(3);
    assertThat(change.maxTimes()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void shouldBuildTheEventsOfATest() {
    PatternTest test = pattern.tests().get(0);
    Row payment = test.events().get(1);
    RowLayout layout = payment.layout();

    assertThat(layout.stream()).isEqualTo("payment");
    assertThat(payment.getString(layout.field("event_id").index())).isEqualTo("e002");
    assertThat(payment.getString(layout.field("tenant_id").index())).isEqualTo("t1");
    assertThat(payment.getString(layout.field("direction").index())).isEqualTo("DBIT");
    assertThat(payment.getLong(layout.field("event_time").index()))
        .isEqualTo(TestDefaults.START.toEpochMilli() + 540_000);
    assertThat(test.expect())
        .extracting(PatternTest.Expectation::atMillis)
        .containsExactly(540_000L);
    assertThat(test.expect())
        .extracting(PatternTest.Expectation::action)
        .containsExactly(Action.HOLD);
  }
}
