package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.account.SequenceSpec.Language;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A look back over as many events as a key keeps finds what a search finds that forgets nothing.
 */
class LongSequencesTest {

  @Test
  void shouldHoldWhereASearchFindsAMatch() {
    Seen seen = Cases.check("sequences over long streams", 1_000, new Searched());

    assertThat(seen.of("matches")).isPositive();
    assertThat(seen.of("no match")).isPositive();
    assertThat(seen.of("ties")).isPositive();
    assertThat(seen.of("streams of more than a hundred events")).isPositive();
    assertThat(seen.of("given up")).isLessThan(seen.of("searched") / 50);
  }

  private static final class Searched implements Property<SequenceCase> {
    @Override
    public SequenceCase generate(Random random) {
      List<SequenceSpec> ways =
          List.of(SequenceSpec.random(random, Language.ALL, random.nextInt(3) == 0 ? 5 : 0));
      int size = 20 + random.nextInt(random.nextInt(4) == 0 ? 200 : 60);
      return new SequenceCase(
          random.nextInt(3) == 0 ? "session" : "account",
          ways,
          SequenceStreams.random(random, size, 20 + random.nextInt(2 * size)));
    }

    @Override
    public List<SequenceCase> smaller(SequenceCase wrong) {
      return wrong.smaller();
    }

    @Override
    public void check(SequenceCase one, Seen seen) {
      Told told = one.told();
      if (told.count(Tallied.LOOK_BACK_EXHAUSTED, 0) > 0) {
        seen.count("given up");
        return;
      }
      seen.count("searched");
      seen.count("ties", Happening.ties(one.events()));
      if (one.events().size() > 100) {
        seen.count("streams of more than a hundred events");
      }
      Map<String, Signal> raised = new HashMap<>();
      told.standing().forEach(signal -> raised.put(signal.live().sinceId(), signal));
      Map<Object, List<Happening>> byKey = new HashMap<>();
      for (Happening event : one.events()) {
        Object key = one.keyField() == null ? "" : event.fields().get(one.keyField());
        byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(event);
      }
      byKey.remove(null);
      byKey.values().forEach(events -> compare(one.ways().get(0), events, raised, seen));
    }

    private static void compare(
        SequenceSpec sequence, List<Happening> events, Map<String, Signal> raised, Seen seen) {
      SequenceSearch search = new SequenceSearch(sequence, events);
      for (int end = 0; end < events.size(); end++) {
        int first = search.earliest(end);
        Signal signal = raised.get(events.get(end).id());
        if (first < 0) {
          assertThat(signal).as("signal at %s", events.get(end)).isNull();
          seen.count("no match");
          continue;
        }
        assertThat(signal).as("signal at %s", events.get(end)).isNotNull();
        List<String> evidence = signal.live().evidence();
        assertThat(evidence.get(0)).isEqualTo(events.get(first).id());
        seen.count("matches");
        List<Happening> chosen =
            events.stream().filter(event -> evidence.contains(event.id())).toList();
        if (chosen.size() < 12) {
          assertThat(new SequenceOracle(sequence, null).accepts(chosen, events))
              .as("%s is a match", evidence)
              .isTrue();
          seen.count("matches checked event by event");
        }
      }
    }
  }
}
