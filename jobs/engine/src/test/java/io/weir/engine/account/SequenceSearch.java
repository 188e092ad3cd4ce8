package io.weir.engine.account;

import io.weir.engine.property.Happening;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says where the earliest match of a sequence begins that ends at an event, of streams too long for
 * trying every choice: what led nowhere is not tried again, told apart by all that was chosen for a
 * step that another speaks of.
 */
final class SequenceSearch {
  private static final int NONE = -1;

  private final SequenceSpec sequence;
  private final List<StepSpec> positives;
  private final List<Happening> events;
  private final Set<String> spokenOf = new HashSet<>();
  private final boolean asksWhatWentBefore;
  private final Set<List<Integer>> deadEnds = new HashSet<>();
  private final Map<String, Integer> bound = new HashMap<>();
  private int start;
  private int end;

  /**
   * @param events of one key, sorted
   */
  SequenceSearch(SequenceSpec sequence, List<Happening> events) {
    this.sequence = sequence;
    this.positives = sequence.positives();
    this.events = events;
    for (StepSpec step : sequence.steps()) {
      spokenOf.add(step.sameAs());
      spokenOf.add(step.soonAfter());
    }
    this.asksWhatWentBefore = sequence.steps().get(0).silence() > 0;
  }

  /** Position of the first event of the earliest match that ends here; -1 where there is none. */
  int earliest(int completing) {
    end = completing;
    deadEnds.clear();
    StepSpec last = positives.get(positives.size() - 1);
    if (!last.takes(events.get(end))) {
      return NONE;
    }
    for (start = 0; start <= end; start++) {
      bound.clear();
      if (events.get(end).time() - events.get(start).time() < sequence.within()
          && leads(0, NONE, NONE)) {
        return start;
      }
    }
    return NONE;
  }

  /** Whether the steps from one on can be satisfied behind a position, last chosen for a step. */
  private boolean leads(int step, int position, int before) {
    if (step == positives.size()) {
      return position == end && isQuiet();
    }
    List<Integer> here = state(step, NONE, position, before);
    if (position >= 0 && deadEnds.contains(here)) {
      return false;
    }
    if (positives.get(step).optional() && leads(step + 1, position, before)) {
      return true;
    }
    if (position < 0) {
      return takes(step, 0, start, position) && fills(step, 1, start);
    }
    for (int i = position + 1; i <= end; i++) {
      if (takes(step, 0, i, position)
          && respectsGuards(before, step, position, i)
          && fills(step, 1, i)) {
        return true;
      }
    }
    deadEnds.add(here);
    return false;
  }

  /** Whether a step that took so many events, the last one here, can be left or take another. */
  private boolean fills(int step, int taken, int position) {
    StepSpec of = positives.get(step);
    int counts = of.max() == Integer.MAX_VALUE ? Math.min(taken, of.min()) : taken;
    List<Integer> here = state(step, counts, position, NONE);
    if (deadEnds.contains(here)) {
      return false;
    }
    if (taken >= of.min()) {
      bound.put(of.name(), position);
      boolean leads = leads(step + 1, position, step);
      bound.remove(of.name());
      if (leads) {
        return true;
      }
    }
    for (int i = position + 1; taken < of.max() && i <= end; i++) {
      if (takes(step, taken, i, position) && fills(step, taken + 1, i)) {
        return true;
      }
    }
    deadEnds.add(here);
    return false;
  }

  private boolean takes(int step, int taken, int at, int before) {
    StepSpec of = positives.get(step);
    if (!of.takes(events.get(at)) || !of.agrees(events.get(at), this::chosen)) {
      return false;
    }
    for (int i = before + 1; of.next() && before >= 0 && i < at; i++) {
      Happening between = events.get(i);
      if (sequence.steps().stream().anyMatch(one -> one.mentions(between))) {
        return false;
      }
    }
    return taken < of.max();
  }

  /** Nothing between two neighbours that must not be there. */
  private boolean respectsGuards(int from, int to, int after, int before) {
    int first = sequence.steps().indexOf(positives.get(from));
    int last = sequence.steps().indexOf(positives.get(to));
    for (StepSpec guard : sequence.steps().subList(first, last)) {
      if (guard.negated() && happens(guard, after + 1, before)) {
        return false;
      }
    }
    return true;
  }

  private boolean happens(StepSpec forbidden, int from, int to) {
    for (int i = from; i < to; i++) {
      if (forbidden.takes(events.get(i)) && forbidden.agrees(events.get(i), this::chosen)) {
        return true;
      }
    }
    return false;
  }

  private boolean isQuiet() {
    boolean begun = false;
    for (StepSpec step : sequence.steps()) {
      begun |= !step.negated();
      if (step.silence() > 0) {
        long time = events.get(begun ? end : start).time();
        int from = begun ? end + 1 : atOrAfter(time - step.silence());
        int to = begun ? atOrAfter(time + step.silence()) : atOrAfter(time);
        if (happens(step, from, to)) {
          return false;
        }
      }
    }
    return true;
  }

  private int atOrAfter(long time) {
    int position = 0;
    while (position < events.size() && events.get(position).time() < time) {
      position++;
    }
    return position;
  }

  private Happening chosen(String step) {
    Integer position = bound.get(step);
    return position == null ? null : events.get(position);
  }

  private List<Integer> state(int step, int taken, int position, int before) {
    Integer[] state = new Integer[5 + positives.size()];
    Arrays.fill(state, NONE);
    state[0] = step;
    state[1] = taken;
    state[2] = position;
    state[3] = before;
    state[4] = asksWhatWentBefore ? start : NONE;
    for (int i = 0; i < positives.size(); i++) {
      String name = positives.get(i).name();
      if (spokenOf.contains(name) && bound.containsKey(name)) {
        state[5 + i] = bound.get(name);
      }
    }
    return Arrays.asList(state);
  }
}
