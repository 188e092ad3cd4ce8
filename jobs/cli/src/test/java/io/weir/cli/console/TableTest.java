package io.weir.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void shouldAlignColumnsWhateverTheirColours() {
    Table table =
        new Table("lr").row(Paint.COLOURS.bad("kind"), "caught").row("account-drain", "3");
    assertThat(table.lines())
        .containsExactly("\u001b[31mkind\u001b[0m           caught", "account-drain       3");
  }

  @Test
  void shouldLeaveNoBlanksAtTheEnd() {
    assertThat(new Table("ll").row("a", "").row("bb", "c").lines()).containsExactly("a", "bb  c");
  }
}
