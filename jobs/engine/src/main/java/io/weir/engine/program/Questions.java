package io.weir.engine.program;

import io.weir.engine.aggregate.Alike;
import io.weir.engine.aggregate.Answers;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.Touched;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is asked of the windows for one kind of event: each measure once however many steps ask for
 * it, and what must hold of the event before once for all that it lets ask. Brings its own scratch
 * space: not thread-safe.
 */
public final class Questions {
  private final Measure[] measures;
  private final Condition[][] before;
  private final long[][] lets;
  private final long[] needed;
  private final List<Alike> alike;
  private final Answers answers;

  private Questions(Measure[] measures, Map<Set<Condition>, List<AskGroup>> groups) {
    this.measures = measures;
    this.alike = Alike.of(measures);
    this.answers = new Answers(measures);
    this.needed = new long[(measures.length + 63) >>> 6];
    this.before = new Condition[groups.size()][];
    this.lets = new long[groups.size()][needed.length];
    int next = 0;
    for (Map.Entry<Set<Condition>, List<AskGroup>> group : groups.entrySet()) {
      before[next] = group.getKey().toArray(Condition[]::new);
      for (AskGroup one : group.getValue()) {
        for (Measure measure : one.measures()) {
          int position = Arrays.asList(measures).indexOf(measure);
          lets[next][position >>> 6] |= 1L << position;
        }
      }
      next++;
    }
  }

  /** All that these groups ask: those first that always do. */
  static Questions of(AskGroup[] groups) {
    TreeMap<Long, Measure> byFact = new TreeMap<>();
    Map<Set<Condition>, List<AskGroup>> alike = new LinkedHashMap<>();
    alike.put(Set.of(), new ArrayList<>());
    for (AskGroup group : groups) {
      Set<Condition> before = new LinkedHashSet<>(group.before());
      alike.computeIfAbsent(before, conditions -> new ArrayList<>()).add(group);
      for (Measure measure : group.measures()) {
        byFact.put(measure.factId(), measure);
      }
    }
    return new Questions(byFact.values().toArray(Measure[]::new), alike);
  }

  /** Every measure some step asks for, each once, ascending by fact id; not to be changed. */
  public Measure[] measures() {
    return measures;
  }

  /**
   * Finds out which of the measures are asked for: those of steps that may take the frame's row, as
   * far as the row alone says.
   */
  public void ask(Frame frame) {
    Arrays.fill(needed, 0);
    for (int i = 0; i < before.length; i++) {
      if (isNews(lets[i]) && holds(before[i], frame)) {
        for (int word = 0; word < needed.length; word++) {
          needed[word] |= lets[i][word];
        }
      }
    }
  }

  private boolean isNews(long[] more) {
    for (int word = 0; word < needed.length; word++) {
      if ((more[word] & ~needed[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Condition[] conditions, Frame frame) {
    for (Condition condition : conditions) {
      if (condition.test(frame) != Truth.TRUE) {
        return false;
      }
    }
    return true;
  }

  /** Whether a measure is asked for by the row asked about last. */
  public boolean needs(int position) {
    return (needed[position >>> 6] & (1L << position)) != 0;
  }

  /** By a measure's position: a bit where it is asked for; taken away where it is answered. */
  public long[] needed() {
    return needed;
  }

  /** Where what is found of the measures is put until it is frozen; by position. */
  public Answers answers() {
    return answers;
  }

  /** The measures that one look back over a series answers together. */
  public List<Alike> alike() {
    return alike;
  }

  /**
   * Finds out which of the measures are asked for whose value may be another with an event before
   * the asking one that arrived after it.
   *
   * @param elapsed milliseconds between them, at least 0
   * @return whether there are any
   */
  public boolean askAgain(Frame frame, long elapsed, Touched touched) {
    boolean any = false;
    for (int i = 0; i < measures.length && !any; i++) {
      any = touched.mayChange(measures[i], elapsed);
    }
    if (!any) {
      return false;
    }
    ask(frame);
    any = false;
    for (int i = 0; i < measures.length; i++) {
      if (needs(i) && touched.mayChange(measures[i], elapsed)) {
        any = true;
      } else {
        needed[i >>> 6] &= ~(1L << i);
      }
    }
    return any;
  }
}
