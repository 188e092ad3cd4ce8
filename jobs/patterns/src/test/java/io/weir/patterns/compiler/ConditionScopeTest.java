package io.weir.patterns.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.condition.Condition;
import io.weir.patterns.model.Aggregate;
import io.weir.patterns.problem.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConditionScopeTest {

  private static boolean accepts(ConditionScope scope, String text) {
    Problems problems = new Problems();
    new ConditionCompiler().conjuncts(new SourceText("p.yaml", text, 1, 1), scope, problems);
    return problems.isEmpty();
  }

  @Test
  void shouldKnowWhatMayBeAName() {
    assertThat(ConditionScope.isName("usualTop")).isTrue();
    assertThat(ConditionScope.isName("in")).isFalse();
    assertThat(ConditionScope.isName("params")).isFalse();
    assertThat(ConditionScope.isName("new-payee")).isFalse();
    assertThat(ConditionScope.isName("9th")).isFalse();
    assertThat(ConditionScope.isName("")).isFalse();
  }

  @Test
  void shouldKnowWhatIsTaken() {
    assertThat(Probe.SCOPE.isTaken("whole")).isTrue();
    assertThat(Probe.SCOPE.isTaken("maybe")).as("a record").isTrue();
    assertThat(Probe.SCOPE.isTaken("before")).as("a step").isTrue();
    assertThat(Probe.SCOPE.isTaken("hits")).isTrue();
    assertThat(Probe.SCOPE.isTaken("free")).isFalse();
  }

  @Test
  void shouldAskForADefaultWhereAnotherKeyMayBeMissing() {
    Aggregate hits = Probe.AGGREGATES.get(0);
    ConditionScope sameKey =
        ConditionScope.of(Probe.STREAM).key("account").aggregates(List.of(hits)).build();
    ConditionScope otherKey =
        ConditionScope.of(Probe.STREAM).key("ip").aggregates(List.of(hits)).build();
    assertThat(accepts(sameKey, "hits > 3")).isTrue();
    assertThat(accepts(otherKey, "hits > 3")).isFalse();
    assertThat(accepts(otherKey, "hits.or(0) > 3")).isTrue();
  }

  @Test
  void shouldCountUnavailableStepsInTheirPlace() {
    ConditionScope scope =
        ConditionScope.of(Probe.STREAM)
            .step("one", Probe.STREAM)
            .unavailable("two", "must not occur")
            .step("three", Probe.STREAM)
            .build();
    Problems problems = new Problems();
    List<Condition> conjuncts =
        new ConditionCompiler()
            .conjuncts(new SourceText("p.yaml", "three.flag", 1, 1), scope, problems);
    assertThat(conjuncts.get(0).steps()).isEqualTo(0b100);
  }

  @Test
  void shouldPointIntoTheFile() {
    Problems problems = new Problems();
    new ConditionCompiler()
        .conjuncts(new SourceText("p.yaml", "flag &&\n  wole > 3", 14, 12), Probe.SCOPE, problems);
    assertThat(problems.list())
        .extracting(Object::toString)
        .containsExactly("p.yaml:15:14 unknown name 'wole', did you mean 'whole'?");
  }
}
