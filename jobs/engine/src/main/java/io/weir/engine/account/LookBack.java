package io.weir.engine.account;

import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.AlternativePlan.Bound;
import io.weir.engine.program.FactValues;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.patterns.condition.Frame;
import io.weir.schemas.Field;
import io.weir.schemas.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Asks of the kept events whether a sequence ends at one of them: is there <em>some</em> choice of
 * earlier events that satisfies the steps (design 3.2)? Of several choices the one with the
 * earliest start is the answer. Nothing is kept between questions. Not thread-safe.
 *
 * <p>Bound: {@value #BUDGET} events tried a question; beyond, the answer is no and {@link
 * #exhausted()} says so. Where no step reads an earlier one, dead ends are remembered and the cost
 * is steps times events.
 */
final class LookBack {
  static final int BUDGET = 20_000;

  private final Frame frame = new Frame();
  private final FactValues values = new FactValues();
  private final BitSet deadEnds = new BitSet();
  private final List<Kept> chosen = new ArrayList<>();

  private List<Kept> kept;
  private PatternPlan plan;
  private AlternativePlan alternative;
  private Program program;
  private int end;
  private byte[] subKey;
  private int tried;
  private boolean exhausted;

  /** Whether the last question was given up. */
  boolean exhausted() {
    return exhausted;
  }

  /** The match of the most severe alternative ending at kept event {@code end}, or null. */
  Match find(PatternPlan asked, Program under, List<Kept> events, int at) {
    kept = events;
    plan = asked;
    program = under;
    end = at;
    exhausted = false;
    Kept completing = events.get(at);
    boolean keyed = false;
    for (AlternativePlan candidate : asked.alternatives()) {
      if (completing.satisfies(candidate.last(), plan, program, frame, values)) {
        if (!keyed) {
          subKey = subKey(completing);
          keyed = true;
        }
        Match match = subKey == null && isInside(asked) ? null : find(candidate);
        if (match != null) {
          return match;
        }
      }
    }
    return null;
  }

  private Match find(AlternativePlan candidate) {
    alternative = candidate;
    frame.steps = new Row[candidate.alternative().steps().size()];
    deadEnds.clear();
    chosen.clear();
    tried = 0;
    if (!step(0, -1, List.of())) {
      return null;
    }
    return new Match(candidate, List.copyOf(chosen), Arrays.asList(frame.steps.clone()));
  }

  /** Takes events for step {@code index} and all after it, from behind position {@code after}. */
  private boolean step(int index, int after, List<Bound> inherited) {
    Bound bound = alternative.steps().get(index);
    List<Bound> guards = inherited.isEmpty() ? bound.guards() : join(inherited, bound.guards());
    if (take(index, 0, after, guards)) {
      return true;
    }
    if (!bound.step().optional()) {
      return false;
    }
    frame.steps[bound.position()] = null;
    return step(index + 1, after, guards);
  }

  private static List<Bound> join(List<Bound> first, List<Bound> second) {
    List<Bound> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  private boolean take(int index, int times, int after, List<Bound> guards) {
    int state = (index * 64 + Math.min(times, 63)) * (end + 2) + after + 1;
    if (!alternative.correlated() && guards.isEmpty() && deadEnds.get(state)) {
      return false;
    }
    if (scan(index, times, after, guards)) {
      return true;
    }
    if (!alternative.correlated() && guards.isEmpty()) {
      deadEnds.set(state);
    }
    return false;
  }

  private boolean scan(int index, int times, int after, List<Bound> guards) {
    Bound bound = alternative.steps().get(index);
    boolean last = index == alternative.steps().size() - 1;
    boolean completes = last && times == bound.step().minTimes() - 1;
    boolean first = chosen.isEmpty();
    Row bound0 = frame.steps[bound.position()];
    for (int i = first ? windowStart() : after + 1; i <= end; i++) {
      Kept candidate = kept.get(i);
      if (!sameKey(candidate)) {
        continue;
      }
      if ((completes == (i == end)) && fits(candidate, bound)) {
        chosen.add(candidate);
        frame.steps[bound.position()] = candidate.event.row();
        if (completes || goOn(index, times + 1, i)) {
          return true;
        }
        frame.steps[bound.position()] = bound0;
        chosen.remove(chosen.size() - 1);
      }
      if (exhausted || (!first && blocks(candidate, bound, times, guards))) {
        return false;
      }
    }
    return false;
  }

  private boolean goOn(int index, int times, int at) {
    if (times < alternative.steps().get(index).step().minTimes()) {
      return take(index, times, at, List.of());
    }
    return step(index + 1, at, List.of());
  }

  /** Whether an event passed over makes every later choice for this step wrong. */
  private boolean blocks(Kept passed, Bound bound, int times, List<Bound> guards) {
    if (bound.step().next() && alternative.mentions(passed.event.row())) {
      return true;
    }
    if (times > 0) {
      return false;
    }
    for (Bound guard : guards) {
      if (fits(passed, guard)) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(Kept candidate, Bound bound) {
    if (++tried > BUDGET) {
      exhausted = true;
      return false;
    }
    return candidate.satisfies(bound, plan, program, frame, values)
        && (bound.step().correlated().isEmpty()
            || candidate.all(bound.step().correlated(), plan, frame, values));
  }

  /** First position inside the window: last - first stays below {@code within}. */
  private int windowStart() {
    if (alternative.within() == Long.MAX_VALUE) {
      return end;
    }
    long lower = kept.get(end).event.time() - alternative.within();
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (kept.get(middle).event.time() <= lower) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean isInside(PatternPlan plan) {
    return !plan.pattern().key().equals("account") && !plan.pattern().key().equals("user");
  }

  private byte[] subKey(Kept completing) {
    if (!isInside(plan)) {
      return null;
    }
    Field field = completing.event.stream().dimension(plan.pattern().key());
    Row row = completing.event.row();
    return field == null || row.isNull(field.index())
        ? null
        : row.getString(field.index()).getBytes(StandardCharsets.UTF_8);
  }

  private boolean sameKey(Kept candidate) {
    if (subKey == null) {
      return true;
    }
    Field field = candidate.event.stream().dimension(plan.pattern().key());
    return field != null && candidate.event.row().stringEquals(field.index(), subKey);
  }
}
