package io.weir.streaming.stage;

import io.weir.engine.decision.Alert;
import io.weir.engine.guard.GuardJudge;
import io.weir.engine.guard.GuardJudge.Exceeded;
import io.weir.engine.guard.GuardState;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.patterns.guard.GuardRules;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Mode;
import io.weir.streaming.gatekeeper.Published;
import io.weir.streaming.gatekeeper.Quarantine;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Tally;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges, per tenant, what patterns do to its customers: one that exceeds its budget is told of in
 * an alert, and lowered by an entry of the pattern log, so that what follows is a function of the
 * log. One that takes more of the processor than it may is taken out in the same way.
 *
 * <p>Keeps one packed entry per tenant ({@link GuardState} says what and how much) and one
 * event-time timer, at which a tenant nothing was heard of for eight days is forgotten.
 */
public final class GuardStage
    extends KeyedBroadcastProcessFunction<String, Tally, ControlRecord, OutRecord> {
  /** What stages tell the guard. */
  public static final OutputTag<Tally> TALLIES = new OutputTag<>("tallies", WireType.tallies());

  private static final long serialVersionUID = 1;

  private final StageOptions options;
  private transient StageRuntime runtime;
  private transient Counter exceeded;
  private transient Counter quarantined;

  /**
   * By pattern and version, the hour in which was told last what it takes: word of it comes from
   * many. Bound: the versions of the log. Not worth storing.
   */
  private transient Map<String, Long> told;

  private transient ValueState<GuardState> states;

  public GuardStage(StageOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    runtime = new StageRuntime(KeyStage.PLATFORM, options, getRuntimeContext());
    exceeded = getRuntimeContext().getMetricGroup().counter("budgetsExceeded");
    quarantined = getRuntimeContext().getMetricGroup().counter("patternsQuarantined");
    told = new HashMap<>();
    states =
        getRuntimeContext().getState(new ValueStateDescriptor<>("guard", WireType.guardStates()));
  }

  @Override
  public void processElement(Tally tally, ReadOnlyContext context, Collector<OutRecord> out)
      throws IOException {
    Program program = runtime.versions().at(tally.at());
    if (tally.kind() == Tally.Kind.COST) {
      takeOut(tally, out);
      return;
    }
    PatternPlan plan = program.pattern(tally.pattern());
    GuardState known = states.value();
    GuardState state = known == null ? new GuardState() : known;
    if (tally.kind() == Tally.Kind.ACTIVE) {
      state.active(tally.number(), tally.at());
    } else if (plan != null) {
      Long account = tally.number() == Tally.NOBODY ? null : tally.number();
      GuardRules rules = program.policy().guard();
      Exceeded judged =
          GuardJudge.matched(state, tally.tenant(), plan.pattern(), rules, account, tally.at());
      if (judged != null) {
        tell(judged, tally.at(), out);
      }
    }
    if (state.timer() == Long.MAX_VALUE) {
      lookAgain(state, state.end(), context);
    }
    states.update(state);
  }

  private void tell(Exceeded judged, long at, Collector<OutRecord> out) {
    exceeded.inc();
    runtime.because(at, out, (next, onward) -> {});
    runtime.alert(judged.page());
    if (judged.guarded() != null) {
      PatternChange entry =
          new PatternChange(
              PatternChange.Kind.GUARD,
              judged.guarded().id(),
              (int) GuardState.hour(at),
              judged.guarded().text(),
              null,
              Quarantine.AUTHOR,
              judged.page().signal().reason(),
              at);
      runtime.publish(entry);
    }
  }

  /**
   * Calls the owner of a pattern that takes too much, once an hour, and writes that it is off if it
   * was published lately. What it was taken to be at the time does not count: it may have been
   * mended, or put back, since.
   */
  private void takeOut(Tally tally, Collector<OutRecord> out) {
    Published latest = runtime.published(tally.pattern());
    GuardRules rules = runtime.versions().newest().policy().guard();
    if (latest == null
        || latest.pattern().version() != tally.version()
        || latest.pattern().mode().stage() == Mode.Stage.OFF
        || tally.at() < latest.from()
        || tally.number() <= rules.cost().nanos()
        || !isNews(tally)) {
      return;
    }
    boolean lately = Quarantine.concerns(latest, tally.at());
    runtime.because(tally.at(), out, (next, onward) -> {});
    Alert page =
        GuardJudge.costs(
            tally.tenant(), latest.pattern(), rules, tally.number(), tally.at(), lately);
    runtime.alert(page);
    if (lately) {
      quarantined.inc();
      runtime.publish(Quarantine.of(latest, page.signal().reason(), tally.at()));
    }
  }

  private boolean isNews(Tally tally) {
    long hour = GuardState.hour(tally.at());
    String what = tally.pattern() + "@" + tally.version();
    Long before = told.get(what);
    if (before != null && before >= hour) {
      return false;
    }
    told.put(what, hour);
    return true;
  }

  @Override
  public void processBroadcastElement(
      ControlRecord entry, Context context, Collector<OutRecord> out) {
    runtime.learn(entry);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutRecord> out)
      throws IOException {
    GuardState state = states.value();
    if (state == null || state.timer() != timestamp) {
      return;
    }
    state.timer(Long.MAX_VALUE);
    if (state.end() <= timestamp) {
      states.clear();
    } else {
      lookAgain(state, state.end(), context);
      states.update(state);
    }
  }

  private static void lookAgain(GuardState state, long end, ReadOnlyContext context) {
    state.timer(end);
    context.timerService().registerEventTimeTimer(end);
  }
}
