package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.account.SequenceSpec.Language;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What must not happen is judged at its deadline, and again by what comes behind the watermark. */
class SilenceTest {

  @Test
  void shouldComeToTheSameEndWhereverTheWatermarkStandsWhenAnEventArrives() {
    Seen seen = Cases.check("silence in any order", 1_000, new AnyOrder());

    assertThat(seen.of("matches")).isPositive();
    assertThat(seen.of("no match")).isPositive();
    assertThat(seen.of("late completions")).isPositive();
    assertThat(seen.of("withdrawals")).isPositive();
    assertThat(seen.of("cases with a withdrawal")).isPositive();
  }

  /**
   * A sequence and how its events arrive.
   *
   * @param one the sequence and its events, sorted
   * @param arrivals the events in order of arrival
   * @param watermarks event time the watermark has reached before each arrival, growing
   */
  private record Arrivals(SequenceCase one, List<Happening> arrivals, List<Long> watermarks) {}

  private static final class AnyOrder implements Property<Arrivals> {
    /** Keeps everything for an hour, however far the watermark has got, and never holds. */
    private static final String KEEPER =
        """
        key: account
        severity: low
        group: CTX
        action: {floor: monitor, scope: event, ttl: 1m}
        sequence:
          within: 1h
          steps: [{a: login, where: 'status == "PENDING"'}, {b: payment, where: 'status == "PENDING"'}]
        """;

    @Override
    public Arrivals generate(Random random) {
      int length = 2 + random.nextInt(40);
      SequenceCase one =
          new SequenceCase(
              random.nextInt(3) == 0 ? "session" : "account",
              List.of(SequenceSpec.random(random, Language.ALL, 1L + random.nextInt(25))),
              SequenceStreams.random(random, 2 + random.nextInt(13), length));
      List<Happening> arrivals = new ArrayList<>(one.events());
      Collections.shuffle(arrivals, random);
      List<Long> watermarks = new ArrayList<>();
      for (int i = 0; i < arrivals.size(); i++) {
        watermarks.add((long) random.nextInt(length + 30));
      }
      Collections.sort(watermarks);
      return new Arrivals(one, arrivals, watermarks);
    }

    @Override
    public List<Arrivals> smaller(Arrivals wrong) {
      List<Arrivals> smaller = new ArrayList<>();
      for (SequenceCase one : wrong.one().smaller()) {
        if (one.ways().size() == 1) {
          List<Happening> arrivals = new ArrayList<>(wrong.arrivals());
          arrivals.retainAll(one.events());
          smaller.add(new Arrivals(one, arrivals, wrong.watermarks().subList(0, arrivals.size())));
        }
      }
      return smaller;
    }

    @Override
    public void check(Arrivals one, Seen seen) {
      Told told = run(one);
      SequenceSpec way = one.one().ways().get(0);
      Map<String, Long> expected = new TreeMap<>();
      for (Happening event : one.one().events()) {
        if (!new SequenceOracle(way, one.one().keyField())
            .endingAt(event, one.one().events())
            .isEmpty()) {
          expected.put(event.id(), Happening.START + event.time() + way.after());
        }
      }
      Map<String, Long> raised = new TreeMap<>();
      told.standing().forEach(s -> raised.put(s.live().sinceId(), s.live().since()));

      assertThat(raised).isEqualTo(expected);
      assertThat(told.count(Tallied.LOOK_BACK_EXHAUSTED, 0)).isZero();
      int withdrawn = told.count(Tallied.WITHDRAWN, 0);
      int late = told.count(Tallied.RAISED_LATE, 0);
      seen.count("matches", expected.size());
      seen.count("no match", one.one().events().size() - expected.size());
      seen.count("cases with a match", expected.isEmpty() ? 0 : 1);
      seen.count("withdrawals", withdrawn);
      seen.count("cases with a withdrawal", withdrawn > 0 ? 1 : 0);
      seen.count("late completions", late);
      seen.count("cases with a late completion", late > 0 ? 1 : 0);
    }

    private static Told run(Arrivals one) {
      Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
      versions.put(one.one().pattern(), Long.MIN_VALUE);
      versions.put(Patterns.read("keeper", KEEPER), Long.MIN_VALUE);
      AccountEvaluator evaluator = new AccountEvaluator(versions);
      AccountState state = new AccountState();
      Told told = new Told();
      for (int i = 0; i < one.arrivals().size(); i++) {
        long watermark = Happening.START + one.watermarks().get(i);
        evaluator.onWatermark(state, watermark, told);
        evaluator.eager(one.arrivals().get(i).event(), state, watermark, told);
        state = i % 3 == 2 ? AccountRun.restarted(state) : state;
      }
      evaluator.onWatermark(state, Happening.START + 1_000, told);
      return told;
    }
  }
}
