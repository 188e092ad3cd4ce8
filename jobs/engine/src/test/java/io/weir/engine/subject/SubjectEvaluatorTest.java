package io.weir.engine.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.Signal;
import io.weir.engine.subject.SubjectCase.Counted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The stages of hot keys: aggregates, one signal a pane, and accounts told once. */
class SubjectEvaluatorTest {

  @Test
  void shouldSaySettledTheSameWhateverTheOrderOfArrival() {
    Seen seen = Cases.check("sources, settled", 1_000, new SameSettled());

    assertThat(seen.of("signals")).isPositive();
    assertThat(seen.of("notices")).isPositive();
    assertThat(seen.of("graver within a pane")).isPositive();
    assertThat(seen.of("graver before the newest")).isPositive();
  }

  @Test
  void shouldRaiseOneSignalPerPaneAndTellAccountsOnceEagerly() {
    Seen seen = Cases.check("sources, eager", 1_000, new OncePerPane());

    assertThat(seen.of("out of order")).isPositive();
    assertThat(seen.of("duplicates")).isPositive();
    assertThat(seen.of("early")).isPositive();
    assertThat(seen.of("too late")).isPositive();
  }

  /** One that came too late by its own partition's time, ahead of what still waited. */
  @Test
  void shouldSayTheSameInACaseThatOnceDidNot() {
    SameSettled any = new SameSettled();
    Seen seen = new Seen();
    any.check(any.generate(new Random(2_935_593_167_821_137_933L)), seen);

    assertThat(seen.of("signals")).isPositive();
  }

  private abstract static class OverSources implements Property<SubjectCase> {
    @Override
    public SubjectCase generate(Random random) {
      return SubjectCase.random(random);
    }

    @Override
    public List<SubjectCase> smaller(SubjectCase wrong) {
      return wrong.smaller();
    }

    /** At most one signal per pattern, key and pane, restated only when graver; told once. */
    static void checkStatements(SubjectRun run, Seen seen) {
      Map<String, Signal> last = new HashMap<>();
      Map<String, Long> toldUntil = new HashMap<>();
      for (Signal signal : run.signals) {
        if (signal.account() == null) {
          Signal before = last.put(signal.live().id(), signal);
          assertThat(signal.revision()).isEqualTo(before == null ? 0 : before.revision() + 1);
          if (before != null) {
            assertThat(signal.live().severity()).isGreaterThan(before.live().severity());
            seen.count("graver within a pane");
          }
          seen.count("signals");
        } else {
          String slot =
              signal.live().patternId() + " " + signal.live().key() + " " + signal.account();
          Long until = toldUntil.put(slot, signal.live().until());
          assertThat(until == null || until <= signal.live().since()).as("told once").isTrue();
          seen.count("notices");
        }
      }
    }
  }

  private static final class SameSettled extends OverSources {
    @Override
    public void check(SubjectCase one, Seen seen) {
      SubjectRun sorted = new SubjectRun(one.versions()).settled(one.distinct(), 0);
      for (int restartEvery : new int[] {0, 1, 4}) {
        SubjectRun run = new SubjectRun(one.versions()).settled(one.arrivals(), restartEvery);
        assertThat(run.signals).isEqualTo(sorted.signals);
        assertThat(run.restrictions).isEqualTo(sorted.restrictions);
        assertThat(run.left).isEqualTo(sorted.left);
      }
      checkStatements(sorted, seen);
      for (int i = 0; i < one.patterns().size(); i++) {
        checkRaised(one, i, sorted);
      }
      checkTold(one, sorted, seen);
      for (SubjectRun.Passing passing : sorted.passed) {
        assertThat(passing.met()).as("gravest met").isEqualTo(passing.said());
        seen.count("graver before the newest", passing.graver());
      }
      assertThat(sorted.end()).isLessThan(100);
      assertThat(sorted.state.isEmpty()).isTrue();
    }

    /** Raised where counting again says so, once a pane. */
    private static void checkRaised(SubjectCase one, int pattern, SubjectRun run) {
      Counted counted = one.patterns().get(pattern);
      long pane = counted.pane();
      Set<String> expected = new HashSet<>();
      for (Happening event : one.inTime()) {
        String key = counted.keyOf(event);
        if (key != null && counted.failures(event, one.inTime()) >= counted.least()) {
          expected.add(key + " " + Math.floorDiv(Happening.START + event.time(), pane));
        }
      }
      Set<String> actual = new HashSet<>();
      for (Signal signal : run.signals) {
        if (signal.account() == null && signal.live().patternId().equals("p" + pattern)) {
          actual.add(signal.live().key() + " " + Math.floorDiv(signal.live().since(), pane));
        }
      }
      assertThat(actual).isEqualTo(expected);
    }

    /** Every account that met a source while, or shortly before, it had a live signal was told. */
    private static void checkTold(SubjectCase one, SubjectRun run, Seen seen) {
      for (Signal signal : run.signals) {
        if (signal.account() != null) {
          continue;
        }
        Counted counted = one.patterns().get(signal.live().patternId().charAt(1) - '0');
        long since = signal.live().since() - Happening.START;
        long until = signal.live().until() - Happening.START;
        for (Happening event : one.inTime()) {
          Object account = event.fields().get("account_id");
          boolean touched =
              account != null
                  && signal.live().key().equals(counted.keyOf(event))
                  && event.time() > since - counted.over() * 1000L
                  && event.time() < until
                  && (event.time() >= since || isWatched(one, counted, event));
          if (touched) {
            seen.count("accounts to be told");
            assertThat(run.signals)
                .as("%s told %s of %s", event, account, signal.live())
                .anyMatch(
                    told ->
                        account.equals(told.account())
                            && told.live().patternId().equals(signal.live().patternId())
                            && told.live().key().equals(signal.live().key())
                            && told.live().until() > signal.live().since());
          }
        }
      }
    }
  }

  private static boolean isWatched(SubjectCase one, Counted of, Happening at) {
    return one.inTime().stream()
        .filter(entry -> entry.compareTo(at) <= 0)
        .filter(entry -> "FAILURE".equals(entry.fields().get("status")))
        .filter(entry -> of.keyOf(at).equals(of.keyOf(entry)))
        .anyMatch(entry -> entry.time() + of.over() * 1000L > at.time());
  }

  private static final class OncePerPane extends OverSources {
    @Override
    public void check(SubjectCase one, Seen seen) {
      SubjectRun run = new SubjectRun(one.versions()).eager(one.arrivals(), false);
      checkStatements(run, seen);
      SubjectRun restarted = new SubjectRun(one.versions()).eager(one.arrivals(), true);
      assertThat(restarted.signals).isEqualTo(run.signals);
      assertThat(restarted.restrictions).isEqualTo(run.restrictions);
      assertThat(restarted.left).isEqualTo(run.left);
      seen.count("early", one.arrivals().stream().filter(e -> e.append() < e.time()).count());
      seen.count("too late", one.arrivals().stream().filter(Happening::late).count());
      seen.count("duplicates", run.counts.getOrDefault(Tallied.DUPLICATE, 0));
      for (int i = 1; i < one.arrivals().size(); i++) {
        if (one.arrivals().get(i).compareTo(one.arrivals().get(i - 1)) < 0) {
          seen.count("out of order");
        }
      }
      assertThat(run.end()).isLessThan(100);
      assertThat(run.state.isEmpty()).isTrue();
    }
  }
}
