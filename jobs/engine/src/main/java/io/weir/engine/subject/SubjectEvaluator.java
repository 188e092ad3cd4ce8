package io.weir.engine.subject;

import io.weir.engine.aggregate.Answers;
import io.weir.engine.aggregate.Entering;
import io.weir.engine.aggregate.Entering.Together;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.aggregate.RunningWindow;
import io.weir.engine.event.DirectiveStream;
import io.weir.engine.event.Event;
import io.weir.engine.event.Pending;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.outlet.Stopwatch;
import io.weir.engine.program.AlternativePlan;
import io.weir.engine.program.Keys;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.Questions;
import io.weir.engine.program.StagePlans;
import io.weir.engine.program.Versions;
import io.weir.patterns.condition.Frame;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.model.KeyStage;

/**
 * A stage of keys that may be hot: constant cost per event, aggregates and one-event patterns only,
 * at most one signal per pattern and time pane, never withdrawn (design 1). Not thread-safe.
 */
public final class SubjectEvaluator {
  private final KeyStage stage;
  private final Versions versions;
  private final SubjectStatements statements = new SubjectStatements();
  private final Memo memo = new Memo();
  private final Frame frame = new Frame();
  private final Holding holding = new Holding(memo);
  private final Subs subs = new Subs();
  private final Stopwatch stopwatch;
  private final int mostWaiting;

  /** The key all that follows is about; null where events have one here at most. */
  private String key;

  /** The latest watermark any key was told of. */
  private long passed = Long.MIN_VALUE;

  /** One that does not take the time. */
  public SubjectEvaluator(KeyStage stage, Versions versions) {
    this(stage, versions, Stopwatch.none(), Pending.MOST);
  }

  /** One that lets so many events of a key wait: {@link Pending#MOST} where there is no end. */
  public SubjectEvaluator(KeyStage stage, Versions versions, Stopwatch stopwatch, int mostWaiting) {
    this.stage = stage;
    this.stopwatch = stopwatch;
    this.mostWaiting = mostWaiting;
    this.versions = versions;
    frame.memo = memo;
  }

  /**
   * Says which key all that follows is about. An event may have several keys of the reference
   * stage: it is judged for each of them where that key is, and walks on from one.
   */
  public void turnTo(String stageKey) {
    key = stage == KeyStage.REFERENCE ? stageKey : null;
  }

  /** Evaluates an event now and lets it walk on. */
  public void eager(Event event, SubjectState state, Outlet out) {
    state.pending.releaseInputs(event, known -> evaluate(known, state, out));
    evaluate(event, state, out);
  }

  /** Lets an event wait until the watermark passes it, a late one too: those before it may wait. */
  public void settle(Event event, SubjectState state, Outlet out) {
    if (state.pending.size() >= mostWaiting) {
      evaluate(event, state, out);
    } else {
      out.count(state.pending.add(event) ? Tallied.SETTLED : Tallied.DUPLICATE);
    }
  }

  /** Evaluates what waited, in (time, id) order, and drops what has ended. */
  public void onWatermark(SubjectState state, long watermark, Outlet out) {
    state.pending.release(watermark, event -> evaluate(event, state, out));
    passed = Math.max(passed, watermark);
    Ends.prune(state, near(watermark), watermark);
  }

  /** Event time at which {@link #onWatermark} should be called next; Long.MAX_VALUE: never. */
  public long nextEnd(SubjectState state) {
    return Math.min(state.pending.first(), Ends.next(state, near(passed)));
  }

  /** Event time at which all that an event left behind may be dropped. */
  public long endOf(Event event) {
    KindPlan kind = kind(event);
    return Ends.coarse(event.time() + kind.longest());
  }

  /** Freezes on an event that stands for many what is asked of the subject as of now. */
  void freeze(Event event, SubjectState state, boolean prior) {
    subs.of(event, state);
    program(event);
    Questions questions = kind(event).questions();
    frame.row = event.row();
    questions.ask(frame);
    find(event, questions, prior);
    questions.answers().freeze(event.facts());
  }

  /** Judges an event that stands for many: its facts are frozen, what it stands for has entered. */
  void judge(Event event, SubjectState state, Outlet out) {
    subs.of(event, state);
    Program program = program(event);
    state.newest = Math.max(state.newest, event.time());
    judge(event, state, program, kind(event), out);
  }

  private Program program(Event event) {
    Program program = versions.at(event.appendTime());
    program.remember(memo, event.row());
    return program;
  }

  private KindPlan kind(Event event) {
    return versions.at(event.appendTime()).stage(stage).of(event.stream(), event.row());
  }

  private StagePlans near(long watermark) {
    return new StagePlans(stage, versions.near(watermark));
  }

  private void evaluate(Event event, SubjectState state, Outlet out) {
    Program program = versions.at(event.appendTime());
    KindPlan kind = program.stage(stage).of(event.stream(), event.row());
    state.newest = event.late() ? state.newest : Math.max(state.newest, event.time());
    String dimension = key == null ? null : Keys.dimensionOf(key, event);
    subs.of(event, dimension, state);
    if (!event.simulated() && !event.late() && kind.relevant()) {
      program.remember(memo, event.row());
      boolean enters = isNews(event, state, kind, out);
      Questions questions = kind.questions();
      frame.row = event.row();
      questions.ask(frame);
      find(event, questions, true);
      if (enters) {
        enter(event, kind, out);
      }
      find(event, questions, false);
      questions.answers().freeze(event.facts());
      if (enters) {
        judge(event, state, program, kind, out);
        if (!SignalEvents.isSignal(event)) {
          statements.touch(event, subs, program.stage(stage), out);
        }
      }
    }
    if (!event.simulated()) {
      if (DirectiveStream.isDirective(event)) {
        order(event, state, out);
      }
      SubjectStatements.meet(event, subs, stage);
    }
    event.judgedKnowing(versions.latest());
    if (dimension == null || Keys.walksWith(event, dimension)) {
      out.walkOn(event);
    }
  }

  private void order(Event event, SubjectState state, Outlet out) {
    for (String dimension : SubjectStatements.dimensions(stage, event)) {
      Sub sub = subs.begun(dimension, out);
      if (sub != null) {
        SubjectDirecting.take(event, state, sub, subs.key(dimension), versions, out);
      }
    }
  }

  /** Whether the event was not seen before; of a signal, what was said before is taken back. */
  private boolean isNews(Event event, SubjectState state, KindPlan kind, Outlet out) {
    long id = event.idHash();
    boolean news;
    if (SignalEvents.isSignal(event)) {
      boolean held = state.heard.holds(id);
      boolean holds = !SignalEvents.isWithdrawn(event);
      news = state.heard.take(id, SignalEvents.revision(event), holds);
      if (news && held) {
        leave(event, kind);
      }
    } else {
      news = !state.isDuplicate(id);
    }
    if (!news) {
      out.count(Tallied.DUPLICATE);
    }
    return news;
  }

  private void leave(Event event, KindPlan kind) {
    for (Measure measure : kind.enters()) {
      Sub sub = subs.in(measure.aggregate().dimension());
      RunningWindow window = sub == null ? null : sub.windows.alone(measure);
      if (window != null) {
        window.leave(event.idHash());
      }
    }
  }

  private void enter(Event event, KindPlan kind, Outlet out) {
    frame.row = event.row();
    Entering entering = kind.entering();
    for (Measure measure : entering.alone()) {
      enter(event, measure, out);
    }
    for (Together together : entering.together()) {
      if (together.take(frame)) {
        String dimension = together.plan().dimension();
        Sub sub = subs.begun(dimension, out);
        if (sub != null && sub.windows.enter(frame, event, together)) {
          subs.watch(dimension);
        }
      }
    }
  }

  private void enter(Event event, Measure measure, Outlet out) {
    boolean takes = measure.takes(frame);
    boolean takesBack = measure.takesBack(frame);
    String dimension = measure.aggregate().dimension();
    Sub sub = takes || takesBack ? subs.begun(dimension, out) : null;
    if (sub == null) {
      return;
    }
    if (takesBack) {
      sub.windows.begun(measure).takeBack(event, measure);
    }
    if (takes && sub.windows.begun(measure).enter(frame, event, measure)) {
      subs.watch(dimension);
    }
  }

  /** Finds what is asked for, and unknown, before or after the event enters. */
  private void find(Event event, Questions questions, boolean prior) {
    Measure[] measures = questions.measures();
    for (int i = 0; i < measures.length; i++) {
      Measure measure = measures[i];
      if (questions.needs(i)
          && measure.prior() == prior
          && event.facts().find(measure.factId()) < 0) {
        find(i, event, measure, questions.answers());
      }
    }
  }

  private void find(int number, Event event, Measure measure, Answers answers) {
    String dimension = measure.aggregate().dimension();
    Sub sub = subs.in(dimension);
    boolean found = sub != null && sub.windows.ask(number, event, measure, answers);
    if (!found && !measure.unknownWhenEmpty() && subs.key(dimension) != null) {
      answers.empty(number, event, measure);
    }
  }

  private void judge(Event event, SubjectState state, Program program, KindPlan kind, Outlet out) {
    boolean timed = stopwatch.isDue();
    for (PatternPlan plan : kind.triggers()) {
      String watched = plan.pattern().key();
      String subject = subs.key(watched) == null ? null : Keys.of(event, watched);
      if (subject != null) {
        long began = timed ? stopwatch.nanos() : 0;
        judge(event, state, program, plan, subject, out);
        if (timed) {
          out.took(plan.pattern(), stopwatch.nanos() - began);
        }
      }
    }
  }

  private void judge(
      Event event,
      SubjectState state,
      Program program,
      PatternPlan plan,
      String subject,
      Outlet out) {
    for (AlternativePlan alternative : plan.alternatives()) {
      if (holding.holds(event, plan, alternative)) {
        Sub sub = subs.begun(plan.pattern().key(), out);
        if (sub != null) {
          statements.raise(event, state, sub, plan, alternative, subject, program, out);
        }
        return;
      }
    }
  }
}
