package io.weir.patterns.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProblemsTest {
  private final Problems problems = new Problems();

  private void add(int line, int column, String message) {
    problems.add("p.yaml", line, column, Problem.Category.NAME, message);
  }

  @Test
  void shouldListEachProblemOnceInTheOrderOfTheFile() {
    add(10, 1, "c");
    add(2, 5, "b");
    add(2, 5, "a");
    add(10, 1, "c");
    assertThat(problems.list())
        .extracting(Object::toString)
        .containsExactly("p.yaml:2:5 a", "p.yaml:2:5 b", "p.yaml:10:1 c");
  }

  @Test
  void shouldListAHundredAtMost() {
    for (int line = 20_000; line > 0; line--) {
      add(line, 1, "x");
    }
    assertThat(problems.list()).hasSize(Problems.LISTED);
  }

  @Test
  void shouldBeEmptyAtFirst() {
    assertThat(problems.isEmpty()).isTrue();
    add(1, 1, "x");
    assertThat(problems.isEmpty()).isFalse();
  }
}
