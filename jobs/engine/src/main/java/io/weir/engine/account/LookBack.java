package io.weir.engine.account;

import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.Bound;
import io.weir.engine.program.FactValues;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import io.weir.schemas.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks of the kept events whether a sequence ends at one of them: is there <em>some</em> choice of
 * earlier events that satisfies the steps (design 3.2)? Of several choices the one with the
 * earliest start is the answer. Nothing is kept between questions. Not thread-safe.
 *
 * <ul>
 *   <li>A step's events are in order, and as many as {@code times} allows.
 *   <li>{@code next}: none of the step's events has an event of the sequence's kinds between it and
 *       the event chosen before it.
 *   <li>A negated step must not occur between the last event of the step before it and the first of
 *       the step after it; where an optional step is left out, its neighbours become neighbours.
 *   <li>A negated step at the beginning must not have occurred in [first - silence, first), one at
 *       the end must not occur after the last event in [last, last + silence).
 * </ul>
 *
 * <p>Bound: {@value #BUDGET} events tried for an alternative; {@link #exhausted()} tells of more.
 * Dead ends are remembered where they do not depend on what was chosen before, so that without
 * correlation the cost is about steps times events.
 */
final class LookBack {
  static final int BUDGET = 20_000;

  private final Frame frame = new Frame();
  private final FactValues values = new FactValues();
  private final DeadEnds deadEnds = new DeadEnds();
  private final SubKey subKey = new SubKey();
  private final List<Kept> chosen = new ArrayList<>();

  private List<Kept> kept;
  private PatternPlan plan;
  private AlternativePlan alternative;
  private Bound[] steps;
  private Program program;
  private int end;
  private int tried;
  private boolean gaveUp;

  /**
   * @param memo what shared conditions say of the event judged
   */
  LookBack(Memo memo) {
    frame.memo = memo;
  }

  /** Whether the last question was given up, for one alternative at least. */
  boolean exhausted() {
    return gaveUp;
  }

  /** The match of the most severe alternative ending at kept event {@code end}, or null. */
  Match find(PatternPlan asked, Program under, List<Kept> events, int at) {
    kept = events;
    plan = asked;
    program = under;
    end = at;
    gaveUp = false;
    Kept completing = events.get(at);
    boolean keyed = false;
    List<AlternativePlan> ways = asked.alternatives();
    for (int i = 0; i < ways.size(); i++) {
      AlternativePlan candidate = ways.get(i);
      if (completing.satisfies(candidate.last(), plan, program, frame, values)) {
        if (!keyed && !subKey.of(asked, completing.event)) {
          return null;
        }
        keyed = true;
        Match match = find(candidate);
        gaveUp |= tried > BUDGET;
        if (match != null) {
          return match;
        }
      }
    }
    return null;
  }

  /** Whether an event satisfies on its own what the last step of some alternative asks. */
  boolean mayEnd(PatternPlan asked, Program under, Kept completing) {
    for (AlternativePlan candidate : asked.alternatives()) {
      if (completing.satisfies(candidate.last(), asked, under, frame, values)) {
        return true;
      }
    }
    return false;
  }

  private Match find(AlternativePlan candidate) {
    alternative = candidate;
    steps = candidate.steps();
    int positions = candidate.alternative().steps().size();
    boolean same = frame.steps != null && frame.steps.length == positions;
    frame.steps = same ? frame.steps : new Row[positions];
    deadEnds.clear();
    chosen.clear();
    tried = 0;
    if (isFollowed(false)) {
      return null;
    }
    for (int start = windowStart(); start <= end && tried <= BUDGET; start++) {
      if (subKey.isOf(kept.get(start).event) && startsAt(start)) {
        return new Match(candidate, List.copyOf(chosen), Arrays.asList(frame.steps.clone()));
      }
    }
    return null;
  }

  /** Tries the first step here, and the second where the first can be left out, and so on. */
  private boolean startsAt(int start) {
    Arrays.fill(frame.steps, null);
    for (int index = 0; index < steps.length; index++) {
      if ((start < end || index == steps.length - 1)
          && fits(kept.get(start), steps[index])
          && chooses(index, 0, start)) {
        return true;
      }
      if (!steps[index].step().optional() || !closes(index)) {
        return false;
      }
    }
    return false;
  }

  /** Goes on with an event chosen for a step that had so many before; takes it back otherwise. */
  private boolean chooses(int index, int before, int at) {
    int position = steps[index].position();
    Row previous = frame.steps[position];
    chosen.add(kept.get(at));
    frame.steps[position] = kept.get(at).event.row();
    if ((chosen.size() > 1 || !isPreceded(at)) && goesOn(index, before + 1, at)) {
      return true;
    }
    frame.steps[position] = previous;
    chosen.remove(chosen.size() - 1);
    return false;
  }

  private boolean goesOn(int index, int taken, int at) {
    Bound bound = steps[index];
    boolean enough = taken >= bound.step().minTimes();
    if (at == end) {
      return enough && !isFollowed(true) && tried <= BUDGET;
    }
    boolean last = index == steps.length - 1;
    if (enough && !last && closes(index) && leads(index + 1, at, index + 1)) {
      return true;
    }
    return taken < bound.step().maxTimes() && takes(index, taken, at, index);
  }

  /** Whether the steps from {@code index} on can be satisfied behind a position. */
  private boolean leads(int index, int after, int gap) {
    Bound bound = steps[index];
    if (takes(index, 0, after, gap)) {
      return true;
    }
    return bound.step().optional() && closes(index) && leads(index + 1, after, gap);
  }

  /**
   * Whether a step that took some events can take the next one behind a position.
   *
   * @param gap the step after the one chosen last: guards from there on must be respected
   */
  private boolean takes(int index, int before, int after, int gap) {
    Bound bound = steps[index];
    boolean guarded = before == 0 && alternative.guards(gap, index);
    boolean free = gap == index ? bound.alone() : !alternative.correlated();
    boolean plain = !guarded && !bound.step().next();
    int counted =
        bound.step().maxTimes() == Integer.MAX_VALUE
            ? Math.min(before, bound.step().minTimes())
            : before;
    if (free && deadEnds.isDead(index, counted, after, gap, plain)) {
      return false;
    }
    if (scan(index, before, after, gap)) {
      return true;
    }
    if (free && tried <= BUDGET) {
      deadEnds.dies(index, counted, after, gap, plain);
    }
    return false;
  }

  private boolean scan(int index, int before, int after, int gap) {
    Bound bound = steps[index];
    int until = index == steps.length - 1 ? end : end - 1;
    for (int i = after + 1; i <= until && tried <= BUDGET; i++) {
      Kept candidate = kept.get(i);
      if (!subKey.isOf(candidate.event)) {
        continue;
      }
      if (fits(candidate, bound) && chooses(index, before, i)) {
        return true;
      }
      if (blocks(candidate, index, before, gap)) {
        return false;
      }
    }
    return false;
  }

  /** Whether an event passed over makes every later choice for this step wrong. */
  private boolean blocks(Kept passed, int index, int before, int gap) {
    if (steps[index].step().next() && alternative.mentions(passed.event.row())) {
      return true;
    }
    for (int i = gap; i <= index && before == 0; i++) {
      for (Bound guard : steps[i].guards()) {
        if (fits(passed, guard)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether something occurred before the first event that must not have. */
  private boolean isPreceded(int first) {
    long time = kept.get(first).event.time();
    for (Bound forbidden : alternative.before()) {
      long lower = time - forbidden.step().silence().millis();
      for (int i = InTime.firstAfter(kept, lower - 1, first); i < first; i++) {
        Kept earlier = kept.get(i);
        if (earlier.event.time() < time
            && subKey.isOf(earlier.event)
            && occurs(earlier, forbidden)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether something follows the completing event that must not.
   *
   * @param correlated whether to ask for what depends on the events chosen, or for the rest
   */
  private boolean isFollowed(boolean correlated) {
    long time = kept.get(end).event.time();
    for (Bound forbidden : alternative.after()) {
      if ((forbidden.correlated().length == 0) == correlated) {
        continue;
      }
      long upper = time + forbidden.step().silence().millis();
      for (int i = end + 1; i < kept.size() && kept.get(i).event.time() < upper; i++) {
        if (subKey.isOf(kept.get(i).event) && occurs(kept.get(i), forbidden)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What depends on the event alone is remembered with it, and costs nothing to ask again. */
  private boolean occurs(Kept candidate, Bound forbidden) {
    return forbidden.correlated().length == 0
        ? candidate.satisfies(forbidden, plan, program, frame, values)
        : fits(candidate, forbidden);
  }

  private boolean fits(Kept candidate, Bound bound) {
    if (++tried > BUDGET) {
      return false;
    }
    return candidate.satisfies(bound, plan, program, frame, values)
        && (bound.correlated().length == 0
            || candidate.all(bound.correlated(), plan, frame, values));
  }

  /** Whether the completing event agrees with what is chosen once this step is left. */
  private boolean closes(int index) {
    Bound bound = steps[index];
    return bound.closing().length == 0 || kept.get(end).all(bound.closing(), plan, frame, values);
  }

  /** First position inside the window: last - first stays below {@code within}. */
  private int windowStart() {
    return alternative.within() == Long.MAX_VALUE
        ? end
        : InTime.firstAfter(kept, kept.get(end).event.time() - alternative.within(), end);
  }
}
