package io.weir.engine.program;

import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.DirectiveStream;
import io.weir.engine.event.DispositionStream;
import io.weir.engine.event.Event;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.signal.LiveSignal;
import io.weir.patterns.condition.Condition;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Alternative;
import io.weir.patterns.model.Ending;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.model.Step;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The patterns and the policy in force from one instant on, compiled for all stages. For one thread
 * at a time: its measures bring the space they count in.
 */
public final class Program {
  private static final List<KeyStage> LINE = KeyStage.line();

  private final Policy policy;
  private final List<PatternPlan> patterns;
  private final Map<KeyStage, StagePlan> stages = new EnumMap<>(KeyStage.class);
  private final KindNumbers kinds;
  private final SharedConditions shared;
  private final int conditions;
  private final Emergencies emergencies;
  private final Guards guards;
  private final int maskBits;

  /**
   * Puts a program together.
   *
   * @param standing what it is made of
   * @param parts where plans that were made before are found
   */
  Program(Standing standing, Parts parts, StreamCatalog catalog) {
    this.policy = standing.policy();
    this.kinds = new KindNumbers(catalog);
    for (KeyStage stage : KeyStage.values()) {
      stages.put(stage, new StagePlan(stage, catalog));
    }
    List<PatternPlan> plans = new ArrayList<>();
    for (Pattern pattern : standing.patterns()) {
      if (pattern.mode().stage() != Mode.Stage.OFF) {
        long since = standing.since().getOrDefault(pattern.id(), Long.MIN_VALUE);
        plans.addAll(parts.plans(pattern, since));
      }
    }
    this.patterns = List.copyOf(plans);
    this.guards = standing.guarded().isEmpty() ? null : new Guards(standing.guarded());
    this.emergencies =
        standing.raised().isEmpty() ? null : new Emergencies(standing.raised(), policy, parts);
    this.shared = parts.conditions();
    this.conditions = shared.count();
    this.maskBits = parts.maskBits();
    plans.forEach(this::index);
    if (emergencies != null) {
      emergencies.upTo(Integer.MAX_VALUE).forEach(level -> question(level.plan()));
    }
    stages.values().forEach(StagePlan::share);
  }

  private void enter(PatternPlan plan) {
    for (Measure measure : plan.measures()) {
      stages.get(stageOf(measure)).enter(measure);
    }
  }

  /** What an emergency asks about is frozen on operations, and raises no signal. */
  private void question(PatternPlan plan) {
    enter(plan);
    plan.alternatives().forEach(one -> ask(plan, one.last().step(), true));
  }

  private void index(PatternPlan plan) {
    enter(plan);
    StagePlan home = stages.get(plan.stage());
    for (Ending ending : plan.endings()) {
      home.end(plan, ending.kinds());
    }
    for (AlternativePlan alternative : plan.alternatives()) {
      home.trigger(plan, alternative.last().step().kinds());
      Alternative way = alternative.alternative();
      for (int i = 0; i < way.steps().size(); i++) {
        Step step = way.steps().get(i);
        ask(plan, step, i == way.completing());
        if (plan.stage() == KeyStage.ACCOUNT) {
          home.keep(step.kinds(), plan.reach(way, i));
          keepHeard(plan, step, plan.reach(way, i));
        }
      }
    }
  }

  /** Signals a step's aggregates count are kept like those of steps: it consumes them. */
  private void keepHeard(PatternPlan plan, Step step, long reach) {
    for (long left = plan.heard() & Bound.aggregates(step); left != 0; left &= left - 1) {
      Measure measure = plan.measures().get(Long.numberOfTrailingZeros(left));
      stages
          .get(plan.stage())
          .keep(measure.aggregate().kinds(), measure.aggregate().over().maxMillis() + reach);
    }
  }

  private void ask(PatternPlan plan, Step step, boolean last) {
    long slots = Bound.aggregates(step);
    List<Condition> before = new ArrayList<>();
    for (Condition condition : step.own()) {
      if (condition.aggregates() == 0) {
        before.add(condition);
      }
    }
    Map<KeyStage, List<Measure>> asked = new EnumMap<>(KeyStage.class);
    for (int slot = 0; slot < plan.measures().size(); slot++) {
      if (last || (slots & (1L << slot)) != 0) {
        Measure measure = plan.measures().get(slot);
        StagePlan holder = stages.get(stageOf(measure));
        asked
            .computeIfAbsent(holder.stage(), stage -> new ArrayList<>())
            .add(holder.shared(measure));
      }
    }
    asked.forEach(
        (stage, measures) -> {
          StagePlan holder = stages.get(stage);
          holder.ask(new AskGroup(before, measures), step.kinds(), kinds);
        });
  }

  private static KeyStage stageOf(Measure measure) {
    return KeyStage.of(measure.aggregate().dimension());
  }

  public Policy policy() {
    return policy;
  }

  /** The emergencies in force; null where there is none. */
  public Emergencies emergencies() {
    return emergencies;
  }

  /** The patterns that exceed their budgets; null where none does. */
  public Guards guards() {
    return guards;
  }

  /** What is said of a pattern that exceeds its budget to a tenant; null where it does not. */
  public Guarded guarded(String tenant, String patternId) {
    return guards == null ? null : guards.of(tenant, patternId);
  }

  /** The patterns that are not off. */
  public List<PatternPlan> patterns() {
    return patterns;
  }

  /** The pattern of that id as it watches its first key, or null where it is off or unknown. */
  public PatternPlan pattern(String id) {
    for (PatternPlan plan : patterns) {
      if (plan.pattern().id().equals(id)) {
        return plan;
      }
    }
    return null;
  }

  /** The plan of that name as it is here, or null where it is off or unknown. */
  public PatternPlan plan(String name) {
    for (PatternPlan plan : patterns) {
      if (plan.name().equals(name)) {
        return plan;
      }
    }
    return null;
  }

  /**
   * Whether a signal would count but for its pattern, which still collects history when an event is
   * judged.
   */
  public boolean warming(LiveSignal signal, Event event) {
    for (PatternPlan plan : patterns) {
      if (plan.pattern().id().equals(signal.patternId())
          && plan.pattern().key().equals(signal.dimension())) {
        return plan.warming(event) && SignalMaker.counts(plan, signal.key());
      }
    }
    return false;
  }

  /**
   * Whether people may silence a pattern on a subject: one in force, and none of those groups that
   * nobody may.
   */
  public boolean maySilence(String patternId) {
    PatternPlan plan = pattern(patternId);
    return plan != null && !policy.silencing().exempt().contains(plan.pattern().group());
  }

  /** What a stage runs. */
  public StagePlan stage(KeyStage stage) {
    return stages.get(stage);
  }

  /** Number of steps that kept events remember an outcome for. */
  public int maskBits() {
    return maskBits;
  }

  /** What numbers the steps: programs of the same have the same number for the same step. */
  public Object masks() {
    return shared;
  }

  /** Lets a memo remember what conditions shared by several patterns say of a row. */
  public void remember(Memo memo, Row row) {
    memo.on(row, shared, conditions);
  }

  /**
   * The next stage an event must visit: the first after the given one for which it has a key and
   * some pattern in force reads or writes something. Who is nobody's account (a listed payee, say)
   * does not visit the account stage, where only what is decided may be its own subject.
   *
   * @param after the stage it comes from, or null at intake
   * @return null where nothing is left to do
   */
  public KeyStage next(Event event, KeyStage after) {
    for (int i = (after == null ? 0 : LINE.indexOf(after) + 1); i < LINE.size(); i++) {
      if (concerns(LINE.get(i), event)) {
        return LINE.get(i);
      }
    }
    return null;
  }

  /**
   * The dimensions for which an event is judged beside its walk, when it passes the place of the
   * reference stage: it can walk with one of its keys there, and has others some pattern counts by.
   *
   * @param after the stage it comes from, or null at intake
   * @param next where it walks on to, or null where its walk ends
   */
  public List<String> beside(Event event, KeyStage after, KeyStage next) {
    boolean passes =
        (after == null || after.compareTo(KeyStage.REFERENCE) < 0)
            && (next == null || next.compareTo(KeyStage.REFERENCE) >= 0);
    if (!passes || event.late() || event.simulated()) {
      return List.of();
    }
    KindPlan kind = stages.get(KeyStage.REFERENCE).of(event.stream(), event.row());
    if (kind.enters().length == 0 && kind.triggers().length == 0) {
      return List.of();
    }
    List<String> beside = Keys.beside(event);
    return beside.isEmpty() ? beside : beside.stream().filter(kind::concerns).toList();
  }

  /** Whether some pattern of the whole platform counts the event, or may ask by it. */
  public boolean concernsPlatform(Event event) {
    return !event.late()
        && !event.simulated()
        && stages.get(KeyStage.PLATFORM).of(event.stream(), event.row()).relevant();
  }

  private boolean concerns(KeyStage stage, Event event) {
    StagePlan plan = stages.get(stage);
    boolean decides = event.stream().decide();
    if (stage == KeyStage.ACCOUNT) {
      boolean relevant = plan.of(event.stream(), event.row()).relevant();
      return decides
          || ((relevant
                  || SignalEvents.isNotice(event)
                  || DirectiveStream.isDirective(event)
                  || DispositionStream.isDisposition(event))
              && Keys.of(event, "account") != null);
    }
    if (!(decides && plan.raises())
        && !plan.of(event.stream(), event.row()).relevant()
        && !DirectiveStream.isDirective(event)) {
      return false;
    }
    return Keys.has(stage, event);
  }
}
