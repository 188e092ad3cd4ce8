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
  void shouldLetNoCellSteerTheTerminal() {
    Table table =
        new Table("lll")
            .row(
                Paint.COLOURS.good("accepted"),
                "mild\r\u001b[2Ka\u009b31mb",
                "\u001b[8mhidden\u001b[0m \u202egnp")
            .row("x", "a\tb\nc", "1");
    assertThat(table.lines())
        .containsExactly(
            "\u001b[32maccepted\u001b[0m  mild ?[2Ka?31mb  ?[8mhidden?[0m ?gnp",
            "x         a b c            1");
  }

  @Test
  void shouldLeaveNoBlanksAtTheEnd() {
    assertThat(new Table("ll").row("a", "").row("bb", "c").lines()).containsExactly("a", "bb  c");
  }
}
