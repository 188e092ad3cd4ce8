package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.account.SequenceSpec.Language;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A pattern holds at an event if, and only if, some choice of earlier events satisfies it. */
class SequencesTest {

  @Test
  void shouldHoldWhereSomeChoiceOfEarlierEventsSatisfiesTheSteps() {
    Seen seen = Cases.check("sequences against all choices", 1_000, new Existential());

    assertThat(seen.of("matches")).isPositive();
    assertThat(seen.of("matches after a silence")).isPositive();
    assertThat(seen.of("matches before a silence")).isPositive();
    assertThat(seen.of("no match")).isPositive();
    assertThat(seen.of("ties")).isPositive();
  }

  @Test
  void shouldHoldWhereFlinkFindsAMatchAtAll() {
    Seen seen = Cases.check("sequences against Flink CEP", 1_000, new LikeFlink());

    assertThat(seen.of("matches")).isPositive();
    assertThat(seen.of("no match")).isPositive();
    assertThat(seen.of("ties")).isPositive();
  }

  private static final class Existential implements Property<SequenceCase> {
    @Override
    public SequenceCase generate(Random random) {
      List<SequenceSpec> ways = new ArrayList<>();
      int alternatives = random.nextInt(4) == 0 ? 2 : 1;
      long after = random.nextInt(3) == 0 ? 1 + random.nextInt(25) : 0;
      for (int i = 0; i < alternatives; i++) {
        ways.add(SequenceSpec.random(random, Language.ALL, after));
      }
      int length = 2 + random.nextInt(25);
      return new SequenceCase(
          random.nextInt(3) == 0 ? "session" : "account",
          ways,
          SequenceStreams.random(random, 2 + random.nextInt(13), length));
    }

    @Override
    public List<SequenceCase> smaller(SequenceCase wrong) {
      return wrong.smaller();
    }

    @Override
    public void check(SequenceCase one, Seen seen) {
      seen.count("ties", Happening.ties(one.events()));
      Map<String, Signal> raised = one.raised();
      for (Happening event : one.events()) {
        compare(one, event, raised.get(event.id()), seen);
      }
    }

    private static void compare(SequenceCase one, Happening at, Signal signal, Seen seen) {
      for (int i = 0; i < one.ways().size(); i++) {
        List<List<Happening>> matches =
            new SequenceOracle(one.ways().get(i), one.keyField()).endingAt(at, one.events());
        if (!matches.isEmpty()) {
          seen.count("matches");
          seen.count("matches of more than one choice", matches.size() > 1 ? 1 : 0);
          assertThat(signal).as("signal at %s", at).isNotNull();
          assertThat(signal.live().alternative()).isEqualTo("w" + i);
          assertThat(signal.live().since())
              .isEqualTo(Happening.START + at.time() + one.ways().get(i).after());
          seen.count("matches after a silence", one.ways().get(i).after() > 0 ? 1 : 0);
          seen.count(
              "matches before a silence", one.ways().get(i).steps().get(0).negated() ? 1 : 0);
          Happening earliest =
              matches.stream().map(match -> match.get(0)).min(Happening::compareTo).orElseThrow();
          List<List<String>> ids =
              matches.stream().map(match -> match.stream().map(Happening::id).toList()).toList();
          assertThat(signal.live().evidence()).isIn(ids);
          assertThat(signal.live().evidence().get(0)).isEqualTo(earliest.id());
          return;
        }
      }
      seen.count("no match");
      assertThat(signal).as("signal at %s", at).isNull();
    }
  }

  /**
   * Flink's {@code followedByAny} and {@code allowCombinations} with {@code noSkip}, reduced to one
   * match per completing event. Left out of the comparison is where Flink means something else:
   *
   * <ul>
   *   <li>a step of {@code next} after an optional one that is left out: Flink lets events in
   *       between, as the optional step would have;
   *   <li>a negated step after an optional one: Flink refuses it;
   *   <li>an event that could both break a negated step and be taken by another: Flink gives the
   *       match up even where the event is taken;
   *   <li>a negated step after a repeated one: Flink gives the match up as soon as such an event
   *       comes between the repetitions, before the step it was to guard.
   * </ul>
   */
  private static final class LikeFlink implements Property<SequenceCase> {
    @Override
    public SequenceCase generate(Random random) {
      SequenceSpec sequence = SequenceSpec.random(random, Language.NO_SILENCE);
      while (!sequence.meansTheSameToFlink()) {
        sequence = SequenceSpec.random(random, Language.NO_SILENCE);
      }
      int length = 2 + random.nextInt(25);
      return new SequenceCase(
          random.nextInt(4) == 0 ? "session" : "account",
          List.of(sequence),
          SequenceStreams.random(random, 2 + random.nextInt(11), length));
    }

    @Override
    public List<SequenceCase> smaller(SequenceCase wrong) {
      List<SequenceCase> smaller = wrong.smaller();
      smaller.removeIf(one -> !one.ways().get(0).meansTheSameToFlink());
      return smaller;
    }

    @Override
    public void check(SequenceCase one, Seen seen) {
      seen.count("ties", Happening.ties(one.events()));
      Map<String, Signal> raised = one.raised();
      Map<Object, List<Happening>> byKey = new HashMap<>();
      for (Happening event : one.events()) {
        Object key = one.keyField() == null ? "" : event.fields().get(one.keyField());
        byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(event);
      }
      byKey.remove(null);
      Map<String, List<List<String>>> found = new HashMap<>();
      byKey.values().forEach(events -> found.putAll(flink(one.ways().get(0), events)));
      assertThat(raised.keySet()).isEqualTo(found.keySet());
      found.forEach(
          (id, matches) -> {
            List<String> evidence = raised.get(id).live().evidence();
            assertThat(evidence).isIn(matches);
            assertThat(position(one, evidence))
                .isEqualTo(
                    matches.stream().mapToInt(match -> position(one, match)).min().getAsInt());
            seen.count("matches");
            seen.count("matches of more than one choice", matches.size() > 1 ? 1 : 0);
          });
      seen.count("no match", one.events().size() - found.size());
    }

    private static int position(SequenceCase one, List<String> match) {
      return one.events().stream().map(Happening::id).toList().indexOf(match.get(0));
    }

    private static Map<String, List<List<String>>> flink(
        SequenceSpec sequence, List<Happening> events) {
      try {
        return new FlinkAutomaton(sequence).matches(events);
      } catch (Exception e) {
        throw new IllegalStateException("Flink's automaton failed", e);
      }
    }
  }
}
