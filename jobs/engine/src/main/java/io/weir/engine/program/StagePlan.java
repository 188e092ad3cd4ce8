package io.weir.engine.program;

import io.weir.engine.aggregate.ByMeasure;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.SeriesPlan;
import io.weir.patterns.model.ClockZone;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Kinds;
import io.weir.patterns.model.SignalStream;
import io.weir.schemas.Row;
import io.weir.schemas.RowLayout;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Everything one stage runs: its measures, and by kind of event what to do. */
@SuppressWarnings("ReferenceEquality") // a layout, and what is done with a kind, has one instance
public final class StagePlan {
  private final KeyStage stage;
  private final Object mark = new Object();
  private final RowLayout[] layouts;
  private final KindPlan[][] kinds;
  private final ByMeasure<Measure> byId = new ByMeasure<>();
  private final ByMeasure<Measure> windows = new ByMeasure<>();
  private boolean raises;
  private long reach;

  /** A plan without patterns. What was decided may have to be revised, so it is kept until then. */
  StagePlan(KeyStage stage, StreamCatalog catalog) {
    this.stage = stage;
    this.layouts = new RowLayout[catalog.streams().size()];
    this.kinds = new KindPlan[layouts.length][];
    int next = 0;
    for (StreamSchema stream : catalog.streams()) {
      KindPlan[] plans = new KindPlan[stream.activity().symbols().size()];
      for (int i = 0; i < plans.length; i++) {
        plans[i] = new KindPlan();
        if (stage == KeyStage.ACCOUNT && stream.decide()) {
          plans[i].keep(0);
        }
      }
      if (stream.name().equals(SignalStream.NAME)) {
        List<String> symbols = stream.activity().symbols();
        plans[symbols.indexOf(SignalStream.WITHDRAWN)] =
            plans[symbols.indexOf(SignalStream.RAISED)];
      }
      layouts[next] = stream.layout();
      kinds[next++] = plans;
    }
  }

  /** The stage. */
  public KeyStage stage() {
    return stage;
  }

  /** What this plan is recognised by: who remembers it keeps no plan alive that is out of force. */
  Object mark() {
    return mark;
  }

  /** What to do with an event. */
  public KindPlan of(StreamSchema stream, Row row) {
    return plans(stream)[row.activity()];
  }

  /**
   * Number of an event's kind (stream and activity) among all kinds. What takes a signal back is of
   * the kind of what it takes back.
   */
  public int kind(StreamSchema stream, Row row) {
    KindPlan[] plans = plans(stream);
    KindPlan plan = plans[row.activity()];
    int position = 0;
    while (plans[position] != plan) {
      position++;
    }
    return first(stream) + position;
  }

  /** How many kinds there are. */
  public int kinds() {
    int count = 0;
    for (KindPlan[] plans : kinds) {
      count += plans.length;
    }
    return count;
  }

  private int first(StreamSchema stream) {
    int first = 0;
    for (int i = 0; layouts[i] != stream.layout(); i++) {
      first += kinds[i].length;
    }
    return first;
  }

  /** A handful of streams: looking through them beats hashing. */
  private KindPlan[] plans(StreamSchema stream) {
    RowLayout layout = stream.layout();
    for (int i = 0; i < layouts.length; i++) {
      if (layouts[i] == layout) {
        return kinds[i];
      }
    }
    throw new IllegalArgumentException("stream " + stream.name() + " is not declared");
  }

  /** A measure whose window this stage holds, or null where no pattern in force needs it. */
  public Measure measure(long windowId) {
    return windows.get(windowId);
  }

  /** Milliseconds back in which what a subject touched has to do with any pattern keyed here. */
  public long reach() {
    return reach;
  }

  /** Whether a pattern keyed here can raise signals, so that decisions must pass. */
  public boolean raises() {
    return raises;
  }

  void enter(Measure measure) {
    Measure shared = shared(measure);
    if (windows.get(shared.windowId()) == null) {
      windows.put(shared.windowId(), shared);
    }
    shared.kinds().forEach(kinds -> each(kinds, plan -> plan.enter(shared)));
  }

  /**
   * All measures are known: those of a key share what they can. The platform's few windows are fed
   * by what its shares added up.
   */
  void share() {
    for (int i = 0; i < byId.size(); i++) {
      ClockZone zone = byId.window(i).aggregate().zone();
      if (zone != null && zone.known() != null) {
        byId.window(i).goBy(shared(new Measure(zone.known())));
      }
    }
    if (stage != KeyStage.PLATFORM) {
      List<Measure> measures = new ArrayList<>();
      for (int i = 0; i < byId.size(); i++) {
        measures.add(byId.window(i));
      }
      SeriesPlan.share(measures);
    }
  }

  /** The one measure of a definition that this stage holds. */
  Measure shared(Measure measure) {
    Measure known = byId.get(measure.factId());
    if (known == null) {
      Measure own = measure.apart();
      byId.put(measure.factId(), own);
      return own;
    }
    return known;
  }

  void ask(AskGroup group, Kinds by, KindNumbers kindNumbers) {
    BitSet read = new BitSet();
    for (Measure measure : group.measures()) {
      measure.kinds().forEach(one -> kindNumbers.add(one, read));
    }
    each(
        by,
        plan -> {
          plan.ask(group);
          plan.read(read);
        });
  }

  void trigger(PatternPlan plan, Kinds by) {
    raises = true;
    reach = Math.max(reach, plan.reach());
    each(
        by,
        kind -> {
          kind.trigger(plan);
          kind.read(plan.reads());
        });
  }

  /** Such events may end signals of the pattern; they are kept for those that arrive after them. */
  void end(PatternPlan plan, Kinds by) {
    each(
        by,
        kind -> {
          kind.end(plan);
          kind.keep(0);
        });
  }

  void keep(Kinds by, long millis) {
    each(by, kind -> kind.keep(millis));
  }

  private void each(Kinds by, java.util.function.Consumer<KindPlan> change) {
    KindPlan[] plans = plans(by.stream());
    for (int i = 0; i < plans.length; i++) {
      if (by.activities() == null || by.activities().get(i)) {
        change.accept(plans[i]);
      }
    }
  }
}
