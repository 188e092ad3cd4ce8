package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import io.weir.schemas.RowBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConditionTest {

  private static byte test(String text, RowBuilder event) {
    return Probe.conjuncts(text).get(0).test(Probe.frame(event));
  }

  @Test
  void shouldSplitAtTheTopLevelAndOnly() {
    assertThat(Probe.conjuncts("flag && whole > 3 && (text == \"a\" || flag && whole > 4)"))
        .extracting(Condition::text)
        .containsExactly("flag", "whole > 3", "text == \"a\" || flag && whole > 4");
  }

  @Test
  void shouldNeverMatchWhatWasNotObserved() {
    assertThat(test("maybe.text == \"a\"", Probe.row())).isEqualTo(Truth.UNKNOWN);
    assertThat(test("maybe.whole < 3", Probe.row())).isEqualTo(Truth.UNKNOWN);
    assertThat(test("colour in [\"RED\"]", Probe.row())).isEqualTo(Truth.UNKNOWN);
    assertThat(test("\"a\" in tags", Probe.row())).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void shouldDecideWithoutTheUnknownWhereItCannotMatter() {
    assertThat(test("(maybe.flag || flag)", Probe.row())).isEqualTo(Truth.TRUE);
    assertThat(test("(maybe.flag || !flag)", Probe.row())).isEqualTo(Truth.UNKNOWN);
    assertThat(test("!(known(maybe.flag) && !maybe.flag)", Probe.row())).isEqualTo(Truth.TRUE);
  }

  @Test
  void shouldTakeTheDefaultWhereTheAuthorGaveOne() {
    assertThat(test("colour.or(\"\") != \"RED\"", Probe.row())).isEqualTo(Truth.TRUE);
    assertThat(test("colour.or(\"RED\") != \"RED\"", Probe.row())).isEqualTo(Truth.FALSE);
    assertThat(test("colour.or(\"\") != \"RED\"", Probe.row().set("colour", "RED")))
        .isEqualTo(Truth.FALSE);
    assertThat(test("!(maybe.text.or(\"x\") in [\"x\", \"y\"])", Probe.row()))
        .isEqualTo(Truth.FALSE);
    assertThat(test("maybe.whole.or(9) > 8", Probe.row())).isEqualTo(Truth.TRUE);
  }

  @Test
  void shouldBeUnknownInsteadOfWrong() {
    assertThat(test("whole + 1 > 0", Probe.row().set("whole", Long.MAX_VALUE)))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(test("whole * whole > 0", Probe.row().set("whole", 1L << 40)))
        .isEqualTo(Truth.UNKNOWN);
    assertThat(test("10 / whole > 0", Probe.row().set("whole", 0L))).isEqualTo(Truth.UNKNOWN);
    assertThat(test("ratio(1, whole) > 0.5", Probe.row().set("whole", 0L)))
        .isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void shouldCompareNumbersOfBothKinds() {
    assertThat(test("whole > 4.5", Probe.row())).isEqualTo(Truth.TRUE);
    assertThat(test("whole == 5.0", Probe.row())).isEqualTo(Truth.TRUE);
    assertThat(test("5.5 <= whole", Probe.row())).isEqualTo(Truth.FALSE);
  }

  @Test
  void shouldFindNaNDifferentFromEverything() {
    RowBuilder event = Probe.row().set("decimal", Double.NaN);
    for (String never : List.of("==", "<", "<=", ">", ">=")) {
      assertThat(test("decimal " + never + " decimal", event)).isEqualTo(Truth.FALSE);
      assertThat(test("decimal " + never + " whole", event)).isEqualTo(Truth.FALSE);
      assertThat(test("whole " + never + " decimal", event)).isEqualTo(Truth.FALSE);
    }
    assertThat(test("decimal != decimal", event)).isEqualTo(Truth.TRUE);
    assertThat(test("decimal != whole", event)).isEqualTo(Truth.TRUE);
  }

  @Test
  void shouldReadEarlierSteps() {
    Frame frame = Probe.frame(Probe.row());
    Condition condition = Probe.conjuncts("text == before.text").get(0);
    assertThat(condition.test(frame)).isEqualTo(Truth.TRUE);
    frame.steps[0] = Probe.row().set("text", "other").build();
    assertThat(condition.test(frame)).isEqualTo(Truth.FALSE);
    frame.steps[0] = null;
    assertThat(condition.test(frame)).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void shouldSayWhatItReads() {
    Condition condition =
        Probe.conjuncts("before.whole + option.whole.or(0) > total || hits > 3").get(0);
    assertThat(condition.steps()).isEqualTo(0b11);
    assertThat(condition.aggregates()).isEqualTo(0b11);
    Condition own = Probe.conjuncts("whole > params.most").get(0);
    assertThat(own.steps()).isZero();
    assertThat(own.aggregates()).isZero();
  }

  @Test
  void shouldReadAggregates() {
    Frame frame = Probe.frame(Probe.row());
    frame.values = new GivenValues(4L, 9L, null, true, "abc", 90_000L);
    assertThat(Probe.conjuncts("hits > 3").get(0).test(frame)).isEqualTo(Truth.TRUE);
    assertThat(Probe.conjuncts("usual.or(0.0) > 1.0").get(0).test(frame)).isEqualTo(Truth.FALSE);
    assertThat(Probe.conjuncts("isNew").get(0).test(frame)).isEqualTo(Truth.TRUE);
    assertThat(Probe.conjuncts("lastText.or(\"\") == text").get(0).test(frame))
        .isEqualTo(Truth.TRUE);
    assertThat(Probe.conjuncts("stretch.or(0s) == 90s").get(0).test(frame)).isEqualTo(Truth.TRUE);
    assertThat(Probe.conjuncts("known(usual)").get(0).test(frame)).isEqualTo(Truth.FALSE);
  }

  @Test
  void shouldWriteParametersOutInItsText() {
    assertThat(Probe.conjuncts("whole>params.most && event_time-before.event_time<params.window"))
        .extracting(Condition::text)
        .containsExactly("whole > 7", "event_time - before.event_time < 1d");
  }

  @Test
  void shouldReadWhatAParameterIsForTheTenantOrTheProfile() {
    Condition above = Probe.conjuncts("whole > params.own").get(0);

    assertThat(above.text())
        .isEqualTo(
            "whole > (tenant_id == \"t2\" ? 100 : lastText{lastText over 1d}.or(\"\") == \"b\" ? 50 : 2)");
    assertThat(above.test(about(null, "t1"))).isEqualTo(Truth.TRUE);
    assertThat(above.test(about("a", "t1"))).isEqualTo(Truth.TRUE);
    assertThat(above.test(about("b", "t1"))).isEqualTo(Truth.FALSE);
    assertThat(above.test(about(null, "t2"))).isEqualTo(Truth.FALSE);
    assertThat(above.aggregates()).isNotZero();
  }

  /** An event of 50 at most, of a tenant, about an account of a threshold profile. */
  private static Frame about(String profile, String tenant) {
    Frame frame = Probe.frame(Probe.row().set("tenant_id", tenant));
    frame.values = new GivenValues(4L, 9L, null, true, profile, 90_000L);
    return frame;
  }

  @Test
  void shouldCountWhatDiffersByTenantAsAPartForEach() {
    String same = "whole > params.most" + " && whole > params.most".repeat(109);
    String own = same.replace("most", "own");

    assertThat(Probe.conjuncts(same)).hasSize(110);
    assertThat(Probe.problems(own)).contains("more than 500 parts");
  }

  @Test
  void shouldHaveOneTextForOneMeaning() {
    assertThat(Probe.conjuncts("( (whole) >3)||(text=='a')").get(0).text())
        .isEqualTo(Probe.conjuncts("whole > 3 || text == \"a\"").get(0).text());
    assertThat(Probe.conjuncts("event_time - before.event_time < 24h").get(0).text())
        .isEqualTo(Probe.conjuncts("event_time - before.event_time < 1440m").get(0).text());
  }

  @Test
  void shouldNameTheDefinitionOfAnAggregateInItsText() {
    assertThat(Probe.conjuncts("hits > 3").get(0).text()).isEqualTo("hits{hits over 1d} > 3");
  }

  @Test
  void shouldComputeConstantsBeforehand() {
    assertThat(Probe.conjuncts("params.strict || whole > 3"))
        .extracting(Condition::text)
        .containsExactly("true");
    assertThat(Probe.conjuncts("whole > params.most * 2 - 1").get(0).text())
        .isEqualTo("whole > 13");
    assertThat(Probe.conjuncts("flag && true && 1 < 2").get(0).text()).isEqualTo("flag");
  }

  @Test
  void shouldAcceptEveryWayToGuardAnUnknown() {
    for (String guarded :
        List.of(
            "known(maybe.text) && maybe.text != \"a\"",
            "maybe.text != \"a\" && known(maybe.text)",
            "!known(maybe.text) || maybe.text != \"a\"",
            "known(maybe.text) ? maybe.text != \"a\" : flag",
            "!known(maybe.text) ? flag : maybe.text != \"a\"",
            "(known(maybe.text) && flag) && (whole > 3 || !(maybe.text == \"a\"))",
            "known(usual) && decimal > usual",
            "(maybe.text != \"a\").or(false)",
            "known(ratio(whole, hits)) && ratio(whole, hits) != 0.5",
            "!known(maybe.text)",
            "maybe.text == \"a\"",
            "maybe.flag == false")) {
      assertThat(Probe.conjuncts(guarded)).as(guarded).isNotEmpty();
    }
  }

  @Test
  void shouldCompareManyTextsAndSymbols() {
    String many = "text in [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"abc\"]";
    assertThat(test(many, Probe.row())).isEqualTo(Truth.TRUE);
    assertThat(test(many, Probe.row().set("text", "x"))).isEqualTo(Truth.FALSE);
    assertThat(test("activity in [\"RED\", \"BLUE\"]", Probe.row())).isEqualTo(Truth.TRUE);
    assertThat(test("activity in [\"GREEN\"]", Probe.row())).isEqualTo(Truth.FALSE);
    assertThat(test("text in []", Probe.row())).isEqualTo(Truth.FALSE);
    assertThat(test("whole in [4, 5]", Probe.row())).isEqualTo(Truth.TRUE);
  }
}
