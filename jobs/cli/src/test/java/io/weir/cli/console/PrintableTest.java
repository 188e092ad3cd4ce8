package io.weir.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PrintableTest {

  @Test
  void shouldShowThatSomethingStandsWhereNobodySeesIt() {
    assertThat(Printable.of("a\u001b[2Jb\u0085c\u007fd")).isEqualTo("a?[2Jb?c?d");
    assertThat(Printable.of("\u202ax\u202ey\u2066z\u2069\u200b\u2028")).isEqualTo("?x?y?z???");
    assertThat(Printable.of("Zoë 東京 🙂")).isEqualTo("Zoë 東京 🙂");
  }

  @Test
  void shouldKeepLinesAndBeginOneWhereATerminalWouldGoBack() {
    assertThat(Printable.lines("mode: off\rmode: enforce\r\n\tend\n"))
        .isEqualTo("mode: off\nmode: enforce\n end");
  }

  @Test
  void shouldTakeOnlyWholePaintedTextsForPainted() {
    assertThat(Paint.isPainted(Paint.COLOURS.good("accepted"))).isTrue();
    assertThat(Paint.isPainted("\u001b[8mhidden\u001b[0m")).isFalse();
    assertThat(Paint.isPainted("\u001b[32ma\rb\u001b[0m")).isFalse();
    assertThat(Paint.isPainted(Paint.COLOURS.good("a") + "\u001b[2K")).isFalse();
  }
}
