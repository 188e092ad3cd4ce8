package io.weir.architecture.wrong.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Never run, as nobody looks for this name. */
public final class ChecksSomething {
  @Test
  public void shouldNeverBeRun() {
    assertThat("a class of this name").isEqualTo("looked for");
  }
}
