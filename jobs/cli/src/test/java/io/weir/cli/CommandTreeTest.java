package io.weir.cli;

import static io.weir.cli.Typed.weir;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.console.Exit;
import io.weir.cli.console.Paint;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decision show _ | ID",
        "decision release _ --reason why | ID",
        "alert show _ | ID",
        "alert dispose _ false_positive --reason why | ID",
        "alert snooze _ --for 7d --reason why | ID",
        "alert tail --pattern _ | --pattern",
        "restriction release _ --reason why | SUBJECT",
        "restriction list --subject _ | --subject",
        "pattern history _ | ID",
        "pattern explain _ --pattern p | ACCOUNT",
        "pattern validate _ | DIR|FILE",
      })
  void shouldRefuseToTakeNothingForTheBeginningOfAnId(String line) {
    String[] halves = line.split(" \\| ", 2);
    for (String blank : new String[] {"", "  "}) {
      String[] words = halves[0].split(" ", -1);
      Arrays.setAll(words, i -> words[i].equals("_") ? blank : words[i]);
      Typed typed = weir((Object[]) words);
      assertThat(typed.exit()).isEqualTo(Exit.USAGE);
      assertThat(typed.out()).isEmpty();
      assertThat(typed.err()).contains(halves[1] + " is blank: say which", "--help");
    }
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
