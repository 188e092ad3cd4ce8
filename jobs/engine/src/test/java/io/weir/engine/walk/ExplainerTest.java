package io.weir.engine.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.event.Spread;
import io.weir.engine.program.Keys;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.PatternTest;
import io.weir.patterns.policy.Policy;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.proof.Trial.Raised;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An explanation agrees with what the evaluators say, on all that shipped patterns are proven by.
 */
class ExplainerTest {
  private static final Path DEPLOY = Path.of("../../deploy");

  private final StreamCatalog catalog = StreamCatalog.shipped();

  @TestFactory
  Stream<DynamicTest> shouldReachTheEndExactlyWhereAPatternHolds() throws IOException {
    Policy policy =
        PolicyReader.read("policy.yaml", Files.readString(DEPLOY.resolve("policy.yaml"))).policy();
    return new PatternLibrary(new PatternReader(catalog))
        .read(List.of(DEPLOY.resolve("patterns"))).patterns().stream()
            .flatMap(
                pattern ->
                    pattern.tests().stream()
                        .map(
                            test ->
                                DynamicTest.dynamicTest(
                                    pattern.id() + ": " + test.name(),
                                    () -> agrees(pattern, test, policy))));
  }

  private void agrees(Pattern pattern, PatternTest test, Policy policy) {
    List<Raised> raised = new EngineTrial(catalog, policy).run(pattern, test.events());
    List<Event> events = events(test);
    List<String> keys =
        pattern.bindings().stream()
            .flatMap(one -> events.stream().map(event -> Keys.of(event, one.key())))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Explainer explainer = new Explainer(catalog, policy);
    for (String key : keys) {
      boolean holds = raised.stream().anyMatch(one -> one.key().equals(key));
      Explanation explanation = explainer.explain(pattern, key, events, 0, Long.MAX_VALUE);
      assertThat(!explanation.raised().isEmpty()).as("%s raised", key).isEqualTo(holds);
      assertThat(explanation.ways().stream().anyMatch(ExplainerTest::isComplete))
          .as("%s reached the end of %s", key, explanation.ways())
          .isEqualTo(holds);
    }
  }

  private static boolean isComplete(Explanation.Way way) {
    return way.reached() == way.steps().size();
  }

  private List<Event> events(PatternTest test) {
    List<Event> events = new ArrayList<>();
    for (Row row : test.events()) {
      StreamSchema stream = catalog.stream(row.layout().stream());
      long time = row.getLong(stream.eventTime().index());
      events.addAll(Spread.of(new Event(stream, row, time, time, false)));
    }
    return events;
  }
}
