package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.proof.Proof;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.StreamCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every pattern we ship is right, and proves it by its own tests. */
class ShippedPatternsTest {
  private static final Path DEPLOY = Path.of("../../deploy");

  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final PatternLibrary.Library library =
      new PatternLibrary(new PatternReader(catalog)).read(List.of(DEPLOY.resolve("patterns")));

  @Test
  void shouldHaveNoProblems() {
    assertThat(library.problems()).isEmpty();
  }

  @Test
  void shouldPassTheirOwnTests() throws IOException {
    var policy = PolicyReader.read("policy.yaml", Files.readString(DEPLOY.resolve("policy.yaml")));
    Proof proof = new Proof(new EngineTrial(catalog, policy.policy()));
    List<String> failures = new ArrayList<>();
    int tests = 0;
    for (PatternLibrary.Entry entry : library.entries()) {
      if (entry.pattern() == null) {
        continue;
      }
      for (Proof.Outcome outcome : proof.of(entry.path().toString(), entry.pattern())) {
        tests++;
        outcome.failures().forEach(failure -> failures.add(failure.toString()));
      }
    }
    assertThat(failures).isEmpty();
    assertThat(tests).isPositive();
  }
}
