package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.console.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about the scope of an emergency before anybody is connected to. */
final class EmergencyScopeTest {

  @Test
  void shouldDropNoneOfTheScopesGiven() {
    assertThat(refusal("rail=SCT_INST", "channel=API", "rail=WIRE,SWIFT"))
        .contains("--scope names 'rail' twice: write rail=SCT_INST,WIRE,SWIFT");
    assertThat(refusal("tenant=north", "tenant=south"))
        .contains("--scope names 'tenant' twice: an emergency is of one tenant, or of all");
  }

  private static String refusal(String... scopes) {
    List<Object> words = new ArrayList<>(List.of("emergency", "raise", 3, "--reason", "drill"));
    for (String scope : scopes) {
      words.add("--scope");
      words.add(scope);
    }
    Typed typed = Typed.weir(words.toArray());
    assertThat(typed.exit()).isEqualTo(Exit.USAGE);
    return typed.err();
  }
}
