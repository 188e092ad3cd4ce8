package io.weir.cli;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.console.Exit;
import io.weir.cli.console.Paint;
import org.junit.jupiter.api.Test;

class CommandTreeTest {

  @Test
  void shouldSayWhatItCanDo() {
    Typed help = weir("--help");
    assertThat(help.exit()).isEqualTo(Exit.OK);
    assertThat(help.out()).contains("Usage: weir", "pattern", "policy", "Exit codes");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(weir("--version").out()).startsWith("weir ");
  }

  @Test
  void shouldRefuseAVerbItDoesNotKnowAndSuggestOne() {
    Typed typo = weir("pattern", "valdate");
    assertThat(typo.exit()).isEqualTo(Exit.USAGE);
    assertThat(typo.out()).isEmpty();
    assertThat(typo.err()).contains("valdate", "validate");
  }

  @Test
  void shouldRefuseAnOptionItDoesNotKnowAndSuggestOne() {
    Typed typo = weir("pattern", "test", "--jsno");
    assertThat(typo.exit()).isEqualTo(Exit.USAGE);
    assertThat(typo.err()).contains("--jsno", "--json", "weir pattern test --help");
  }

  @Test
  void shouldShowTheVerbsWhereOneIsMissing() {
    Typed none = weir("pattern");
    assertThat(none.exit()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("validate", "test");
  }

  @Test
  void shouldUseColoursOnlyWhereTheyAreShown() {
    assertThat(weir(Paint.COLOURS, "pattern", "validate").out()).contains("\u001b[32m");
    assertThat(weir(Paint.PLAIN, "pattern", "validate").out()).doesNotContain("\u001b");
  }
}
