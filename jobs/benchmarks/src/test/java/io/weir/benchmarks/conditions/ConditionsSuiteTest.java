package io.weir.benchmarks.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.benchmarks.measure.DisagreementException;
import io.weir.benchmarks.measure.Effort;
import io.weir.benchmarks.measure.Sheet;
import io.weir.patterns.condition.Truth;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionsSuiteTest {
  private static final int EACH = 4_000;
  private static final Rows ROWS = new Rows(List.of("payment", "login"), EACH, 1);

  @Test
  void shouldRun() throws Exception {
    Sheet sheet = new Sheet(line -> {});
    new ConditionsSuite().run(Effort.TINY, sheet);
    assertThat(sheet.medians())
        .containsKeys("conditions.vsInterpreter", "conditions.vsPlainJava", "conditions.nanos")
        .allSatisfy((key, value) -> assertThat(value).as(key).isPositive());
  }

  /** A condition that is always false would be cheap for everybody. */
  @ParameterizedTest
  @EnumSource
  void shouldAskWhatIsSometimesSoAndSometimesNot(Question question) {
    StreamSchema stream = StreamCatalog.shipped().stream(question.stream());
    List<Row> rows = ROWS.of(question.stream());
    Judge judge = new Closures(question, stream, rows);
    boolean[] seen = new boolean[3];
    for (int row = 0; row < rows.size(); row++) {
      seen[judge.test(row)] = true;
    }
    assertThat(seen[Truth.FALSE]).as("sometimes false").isTrue();
    assertThat(seen[Truth.TRUE]).as("sometimes true").isTrue();
  }

  @Test
  void shouldNoticeOneWrongAnswer() {
    Question question = Question.CARD_DECLINED;
    StreamSchema stream = StreamCatalog.shipped().stream(question.stream());
    List<Row> rows = ROWS.of(question.stream());
    Judge right = new Closures(question, stream, rows);
    Judge wrong = row -> row == 17 ? (byte) (1 - right.test(row)) : right.test(row);
    List<Integer> sizes = List.of(rows.size());

    ConditionsSuite.agree(List.of(right), List.of(right), List.of(right), sizes);
    assertThatThrownBy(
            () -> ConditionsSuite.agree(List.of(wrong), List.of(right), List.of(right), sizes))
        .isInstanceOf(DisagreementException.class)
        .hasMessageContaining("17=");
    assertThatThrownBy(
            () -> ConditionsSuite.agree(List.of(right), List.of(right), List.of(wrong), sizes))
        .isInstanceOf(DisagreementException.class)
        .hasMessageContaining("by hand");
  }
}
