package io.weir.engine.account;

import io.weir.engine.property.Happening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds the matches of a sequence by trying every choice of events and asking of each whether it
 * breaks a rule.
 */
final class SequenceOracle {
  private final SequenceSpec sequence;
  private final String keyField;

  /** What a match is one among: what must not happen is looked for here. */
  private List<Happening> among;

  /**
   * @param keyField the field whose value keys the pattern, or null: the account has one value
   */
  SequenceOracle(SequenceSpec sequence, String keyField) {
    this.sequence = sequence;
    this.keyField = keyField;
  }

  /** What one step took. */
  private record Taken(StepSpec step, List<Happening> events) {}

  /** Every match, as its events in order, that ends at the given event. */
  List<List<Happening>> endingAt(Happening completing, List<Happening> sorted) {
    List<Happening> ofKey = new ArrayList<>();
    Object key = keyField == null ? "" : completing.fields().get(keyField);
    for (Happening event : sorted) {
      if (keyField == null || (key != null && key.equals(event.fields().get(keyField)))) {
        ofKey.add(event);
      }
    }
    List<List<Happening>> matches = new ArrayList<>();
    int end = ofKey.indexOf(completing);
    among = ofKey;
    if (end >= 0) {
      choose(0, 0, end, ofKey, new ArrayList<>(), matches);
    }
    return matches;
  }

  /** Whether these events, and no others, are a match among all. */
  boolean accepts(List<Happening> chosen, List<Happening> ofKey) {
    List<List<Happening>> matches = new ArrayList<>();
    among = ofKey;
    choose(0, 0, chosen.size() - 1, chosen, new ArrayList<>(), matches);
    return matches.contains(chosen);
  }

  private void choose(
      int index,
      int from,
      int end,
      List<Happening> events,
      List<Taken> taken,
      List<List<Happening>> matches) {
    List<StepSpec> positives = sequence.positives();
    if (index == positives.size()) {
      List<Happening> flat = flat(taken);
      boolean ends = !flat.isEmpty() && flat.get(flat.size() - 1).equals(events.get(end));
      if (ends && isRight(taken, flat, among)) {
        matches.add(flat);
      }
      return;
    }
    StepSpec step = positives.get(index);
    if (step.optional()) {
      choose(index + 1, from, end, events, taken, matches);
    }
    fill(index, from, end, events, taken, new ArrayList<>(), matches);
  }

  private void fill(
      int index,
      int from,
      int end,
      List<Happening> events,
      List<Taken> taken,
      List<Happening> mine,
      List<List<Happening>> matches) {
    StepSpec step = sequence.positives().get(index);
    if (mine.size() >= step.min()) {
      List<Taken> more = new ArrayList<>(taken);
      more.add(new Taken(step, List.copyOf(mine)));
      choose(index + 1, from, end, events, more, matches);
    }
    if (mine.size() == step.max()) {
      return;
    }
    for (int i = from; i <= end; i++) {
      if (step.takes(events.get(i))) {
        mine.add(events.get(i));
        fill(index, i + 1, end, events, taken, mine, matches);
        mine.remove(mine.size() - 1);
      }
    }
  }

  private static List<Happening> flat(List<Taken> taken) {
    List<Happening> flat = new ArrayList<>();
    taken.forEach(one -> flat.addAll(one.events()));
    return flat;
  }

  private boolean isRight(List<Taken> taken, List<Happening> flat, List<Happening> events) {
    long length = flat.get(flat.size() - 1).time() - flat.get(0).time();
    return length < sequence.within()
        && agree(taken)
        && keepNext(taken, flat, events)
        && respectsNegation(taken, events)
        && isQuiet(taken, flat, events);
  }

  /** Silence before the first event and after the last: both ends belong to the earlier side. */
  private boolean isQuiet(List<Taken> taken, List<Happening> flat, List<Happening> events) {
    Map<String, Happening> bound = new HashMap<>();
    taken.forEach(one -> bound.put(one.step().name(), last(one.events())));
    Happening first = flat.get(0);
    Happening last = last(flat);
    boolean begun = false;
    for (StepSpec step : sequence.steps()) {
      begun |= !step.negated();
      for (Happening event : events) {
        boolean there =
            begun
                ? event.compareTo(last) > 0 && event.time() < last.time() + step.silence()
                : event.time() < first.time() && event.time() >= first.time() - step.silence();
        if (step.silence() > 0 && there && step.takes(event) && step.agrees(event, bound::get)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean agree(List<Taken> taken) {
    Map<String, Happening> bound = new HashMap<>();
    for (Taken one : taken) {
      for (Happening event : one.events()) {
        if (!one.step().agrees(event, bound::get)) {
          return false;
        }
      }
      bound.put(one.step().name(), last(one.events()));
    }
    return true;
  }

  private boolean keepNext(List<Taken> taken, List<Happening> flat, List<Happening> events) {
    int position = 0;
    for (Taken one : taken) {
      for (Happening event : one.events()) {
        if (one.step().next() && position > 0) {
          for (Happening between : between(events, flat.get(position - 1), event)) {
            if (sequence.steps().stream().anyMatch(step -> step.mentions(between))) {
              return false;
            }
          }
        }
        position++;
      }
    }
    return true;
  }

  private boolean respectsNegation(List<Taken> taken, List<Happening> events) {
    Map<String, Happening> bound = new HashMap<>();
    Happening before = null;
    List<StepSpec> forbidden = new ArrayList<>();
    for (StepSpec step : sequence.steps()) {
      if (step.negated()) {
        if (step.silence() == 0) {
          forbidden.add(step);
        }
        continue;
      }
      Taken one =
          taken.stream().filter(t -> Objects.equals(t.step(), step)).findFirst().orElse(null);
      if (one == null) {
        continue;
      }
      for (StepSpec not : forbidden) {
        for (Happening between : between(events, before, one.events().get(0))) {
          if (not.takes(between) && not.agrees(between, bound::get)) {
            return false;
          }
        }
      }
      forbidden.clear();
      before = last(one.events());
      bound.put(step.name(), before);
    }
    return true;
  }

  private static List<Happening> between(List<Happening> events, Happening a, Happening b) {
    return events.subList(events.indexOf(a) + 1, events.indexOf(b));
  }

  private static Happening last(List<Happening> events) {
    return events.get(events.size() - 1);
  }
}
