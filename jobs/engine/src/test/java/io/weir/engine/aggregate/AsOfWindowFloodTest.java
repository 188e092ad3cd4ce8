package io.weir.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.event.Event;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.signal.Ids;
import io.weir.patterns.condition.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** More values than are told apart: the smallest hashes stand for all, in whatever order. */
class AsOfWindowFloodTest {

  @Test
  void shouldSampleTheSmallestHashesOfTheWindowWhateverTheOrder() {
    Seen seen = Cases.check("samples of many values", 30, new Sampled());

    assertThat(seen.of("sampled answers")).isPositive();
  }

  @Test
  void shouldKeepNoMoreThanTheSampleNeeds() {
    Measure measure = AggregatePatterns.measure("{distinct: payment.payee_id, over: 1h}");
    AsOfWindow window = new AsOfWindow(measure);
    int most = 0;
    for (int i = 0; i < 100_000; i++) {
      enter(window, measure, payment(i, i, i).event(), i - 1);
      most = Math.max(most, window.size());
    }

    assertThat(most).isLessThan(14 * Measure.SAMPLE);
  }

  @Test
  void shouldEndWithTheWindow() {
    Measure measure = AggregatePatterns.measure("{count: payment, over: 1h}");
    AsOfWindow window = new AsOfWindow(measure);
    enter(window, measure, payment(0, 0, 0).event(), Long.MIN_VALUE);
    window.expire(measure, Happening.START + 3_600_000 - 2);
    assertThat(window.isEmpty()).isFalse();

    window.expire(measure, Happening.START + 3_600_000 - 1);

    assertThat(window.isEmpty()).isTrue();
  }

  private static void enter(AsOfWindow window, Measure measure, Event event, long watermark) {
    Frame frame = new Frame();
    frame.row = event.row();
    long passed = watermark == Long.MIN_VALUE ? watermark : watermark + Happening.START;
    window.enter(frame, event, measure, passed, id -> true);
  }

  private static Happening payment(int i, long time, int payee) {
    return new Happening(
        "payment",
        "e" + i,
        time,
        time,
        Map.of("activity", "PAYMENT_INITIATE", "payee_id", "P" + payee));
  }

  private record Case(String function, List<Happening> arrivals, long over, long lateness) {
    @Override
    public String toString() {
      return "%s over %d, %d payments, lateness %d"
          .formatted(function, over, arrivals.size(), lateness);
    }
  }

  private static final class Sampled implements Property<Case> {
    private static final String[] FUNCTIONS = {
      "distinct: payment.payee_id",
      "firstSeen: payment.payee_id",
      "maxPer: payment.payee_id",
      "share: payment.payee_id, times: 1..1",
      "distinct: payment.payee_id, atLeast: 1500"
    };

    @Override
    public Case generate(Random random) {
      long over = 1_000L * (1 + random.nextInt(8));
      long lateness = random.nextBoolean() ? 1 : 200;
      int values = 1_500 + random.nextInt(4_000);
      List<Happening> arrivals = new ArrayList<>();
      for (int i = 0; i < 6_000; i++) {
        long append = i * 2L + random.nextInt((int) lateness);
        arrivals.add(payment(i, i * 2L, random.nextInt(values)).appendedAt(append));
      }
      arrivals.sort(Comparator.comparingLong(Happening::append));
      return new Case(FUNCTIONS[random.nextInt(FUNCTIONS.length)], arrivals, over, lateness);
    }

    @Override
    public List<Case> smaller(Case wrong) {
      return List.of();
    }

    @Override
    public void check(Case one, Seen seen) {
      Measure measure =
          AggregatePatterns.measure("{%s, over: %dms}".formatted(one.function(), one.over()));
      AsOfWindow window = new AsOfWindow(measure);
      Freezing asking = new Freezing();
      List<Happening> arrived = new ArrayList<>();
      for (Happening next : one.arrivals()) {
        arrived.add(next);
        enter(window, measure, next.event(), next.append() - one.lateness());
        if (arrived.size() % 997 == 0) {
          Event event = next.event();
          asking.freeze(window, event, measure);
          Long actual = event.facts().size() == 0 ? null : event.facts().bits(0);
          assertThat(actual).as(next.toString()).isEqualTo(expected(one, arrived, next, seen));
        }
      }
    }

    private static Long expected(Case one, List<Happening> all, Happening asking, Seen seen) {
      boolean first = one.function().startsWith("firstSeen");
      long lower = asking.time() - one.over();
      long cut = pane(one, lower);
      Map<Long, Integer> times = new HashMap<>();
      Map<Long, Integer> reaching = new HashMap<>();
      List<Happening> before = new ArrayList<>();
      int inPane = 0;
      for (Happening entry : all) {
        if (entry.time() > asking.time() || (first && entry.equals(asking))) {
          continue;
        }
        inPane += pane(one, entry.time()) == cut ? 1 : 0;
        if (entry.time() > lower) {
          times.merge(hash(entry), 1, Integer::sum);
          reaching.merge(hash(entry), pane(one, entry.time()) == cut ? 1 : 0, Integer::sum);
        } else if (pane(one, entry.time()) == cut) {
          before.add(entry);
        }
      }
      for (Happening entry : before) {
        if (inPane > Measure.EXACT_PER_PANE && reaching.getOrDefault(hash(entry), 0) > 0) {
          times.merge(hash(entry), 1, Integer::sum);
        }
      }
      double share = 1;
      long weight = times.values().stream().mapToInt(n -> n).sum();
      if (times.size() > Measure.SAMPLE) {
        seen.count("sampled answers");
        List<Long> sorted = new ArrayList<>(times.keySet());
        sorted.sort(Long::compareUnsigned);
        sorted.subList(Measure.SAMPLE, sorted.size()).forEach(times::remove);
        share = (sorted.get(Measure.SAMPLE) >>> 1) / (double) Long.MAX_VALUE;
        weight = Math.round(times.values().stream().mapToInt(n -> n).sum() / share);
      }
      if (one.function().startsWith("maxPer")) {
        return (long) times.values().stream().mapToInt(n -> n).max().orElseThrow();
      } else if (one.function().startsWith("share")) {
        double once = times.values().stream().filter(n -> n == 1).count();
        return Double.doubleToLongBits(once / times.size());
      } else if (first) {
        return times.containsKey(hash(asking)) ? 0L : 1L;
      }
      boolean enough = !one.function().contains("atLeast") || weight >= 1_500;
      return enough ? (Long) Math.round(times.size() / share) : null;
    }

    private static long pane(Case one, long time) {
      return Math.floorDiv(time + Happening.START, one.over() / Measure.PANES);
    }

    private static long hash(Happening entry) {
      return Ids.hash64((String) entry.fields().get("payee_id"));
    }
  }
}
