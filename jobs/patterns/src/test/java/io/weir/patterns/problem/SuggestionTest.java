package io.weir.patterns.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final List<String> WORDS = List.of("amount", "account_id", "activity", "status");

  @Test
  void shouldFindTheNearestWord() {
    assertThat(Suggestion.nearest("amuont", WORDS)).isEqualTo("amount");
    assertThat(Suggestion.nearest("acount_id", WORDS)).isEqualTo("account_id");
    assertThat(Suggestion.nearest("STATUS", WORDS)).isEqualTo("status");
  }

  @Test
  void shouldNotGuessWildly() {
    assertThat(Suggestion.nearest("payee", WORDS)).isNull();
    assertThat(Suggestion.nearest("", WORDS)).isNull();
    assertThat(Suggestion.nearest("x".repeat(1_000), WORDS)).isNull();
    assertThat(Suggestion.didYouMean("payee", WORDS)).isEmpty();
  }

  @Test
  void shouldPreferTheFirstOfEquallyNearWords() {
    assertThat(Suggestion.nearest("cat", List.of("rat", "bat"))).isEqualTo("bat");
  }
}
