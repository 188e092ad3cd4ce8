package io.weir.engine.account;

import io.weir.engine.event.DispositionStream;
import io.weir.engine.event.Event;
import io.weir.engine.event.Pending;
import io.weir.engine.event.SignalEvents;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.outlet.Stopwatch;
import io.weir.engine.program.KindPlan;
import io.weir.engine.program.Program;
import io.weir.engine.program.StagePlans;
import io.weir.engine.program.Versions;
import io.weir.patterns.condition.Memo;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.policy.Policy;

/**
 * The account stage: keeps events, asks the patterns of what is kept, raises, withdraws and
 * decides. A pure function of the events and the versions; never reads a clock. Not thread-safe.
 *
 * <p>An event in order costs one look at the patterns it may complete. A late one is inserted where
 * it belongs, and the kept events after it are asked again (design 3.3). A later statement about a
 * signal takes the place of the one before, and what rests on that is asked again in the same way.
 */
public final class AccountEvaluator {
  /**
   * Kept events after which what has ended is dropped without waiting for the key's timer; more
   * where more is kept, so that looking through them costs each event the same.
   */
  static final int PRUNE_EVERY = 16;

  private final Versions versions;
  private final Memo memo = new Memo();
  private final OwnFacts ownFacts = new OwnFacts(memo);
  private final Judging judging;
  private final Belated belated;
  private final Deciding deciding = new Deciding();
  private final Deferring deferring;
  private final Reviewing reviewing;
  private final Directing directing;
  private final int mostWaiting;

  /** The latest watermark any key was told of. */
  private long passed = Long.MIN_VALUE;

  /** One that does not take the time. */
  public AccountEvaluator(Versions versions) {
    this(versions, Stopwatch.none(), Pending.MOST);
  }

  /**
   * @param stopwatch says of which events the time is taken that patterns need
   * @param mostWaiting events of a key that may wait: {@link Pending#MOST} where there is no end
   */
  public AccountEvaluator(Versions versions, Stopwatch stopwatch, int mostWaiting) {
    this.versions = versions;
    this.mostWaiting = mostWaiting;
    this.judging = new Judging(versions, memo, stopwatch);
    this.deferring = new Deferring(versions, judging);
    this.reviewing = new Reviewing(versions, memo, ownFacts, judging, deferring);
    this.directing = new Directing(versions);
    this.belated = new Belated(versions, memo, ownFacts, judging, deferring);
  }

  /**
   * Evaluates an event now.
   *
   * @param watermark event time no event in time can be at or before any more
   */
  public void eager(Event event, AccountState state, long watermark, Outlet out) {
    catchUp(state, frontier(state, Math.min(watermark, event.time() - 1)), out);
    state.pending.releaseInputs(
        event,
        known ->
            evaluate(
                known,
                state,
                frontier(state, Math.min(watermark, known.time() - 1)),
                watermark,
                true,
                out));
    long frontier = frontier(state, Math.min(watermark, event.time() - 1));
    evaluate(event, state, frontier, watermark, false, out);
  }

  /** Lets an event wait until the watermark passes it, a late one too: those before it may wait. */
  public void settle(Event event, AccountState state, long watermark, Outlet out) {
    if (state.pending.size() >= mostWaiting) {
      eager(event, state, watermark, out);
    } else {
      out.count(state.pending.add(event) ? Tallied.SETTLED : Tallied.DUPLICATE);
    }
  }

  /**
   * Evaluates what waited, in (time, id) order, judges the candidates whose deadline has passed,
   * and drops what has ended.
   */
  public void onWatermark(AccountState state, long watermark, Outlet out) {
    catchUp(state, frontier(state, watermark), out);
    state.pending.release(
        watermark,
        event -> {
          judgeDue(state, event.time() - 1, out);
          evaluate(event, state, event.time() - 1, event.time() - 1, true, out);
        });
    judgeDue(state, watermark, out);
    passed = Math.max(passed, watermark);
    long frontier = frontier(state, watermark);
    prune(state, frontier);
    state.kinds.forget(); // or an idle account would keep a plan alive that is out of force
  }

  /** Event time at which {@link #onWatermark} should be called next; Long.MAX_VALUE: never. */
  public long nextEnd(AccountState state) {
    long next = Math.min(state.pending.first(), state.due);
    long end = Retention.nextEnd(state, near(passed));
    // What has ended and cannot go yet is looked at when time has passed, not at once and for ever.
    return Math.min(next, end > passed ? end : Retention.coarse(passed));
  }

  /**
   * Event time at which {@link #onWatermark} should be called for an event just evaluated: when all
   * that it left behind may be dropped, or the next candidate is due.
   */
  public long endOf(Event event, AccountState state) {
    KindPlan kind =
        versions.at(event.appendTime()).stage(KeyStage.ACCOUNT).of(event.stream(), event.row());
    return Math.min(state.due, Retention.coarse(event.time() + kind.longest()));
  }

  private void prune(AccountState state, long frontier) {
    Retention.prune(state, near(frontier), frontier, firstWaiting(state));
  }

  /** Event time of the first that is judged, or answered, at a deadline of its own. */
  private long firstWaiting(AccountState state) {
    return Math.min(deferring.earliest(state), Challenges.firstOpen(state));
  }

  private StagePlans near(long watermark) {
    return new StagePlans(KeyStage.ACCOUNT, versions.near(watermark));
  }

  private static long frontier(AccountState state, long watermark) {
    return state.pending.isEmpty() ? watermark : Math.min(watermark, state.pending.first() - 1);
  }

  /** Judges again what was judged before a change that counts for it was known. */
  private void catchUp(AccountState state, long frontier, Outlet out) {
    if (state.knew == versions.latest()) {
      return;
    }
    int first = belated.judge(state, frontier, out);
    state.knew = versions.latest();
    if (first >= 0) {
      decide(state, first, state.kept.size(), false, frontier, out);
      Event last = state.kept.get(state.kept.size() - 1).event;
      deciding.restrict(state, last, policy(last), out);
    }
  }

  /** Judges candidates and answers, deadline by deadline; what happened since is decided again. */
  private void judgeDue(AccountState state, long watermark, Outlet out) {
    while (state.due <= watermark && state.due < Long.MAX_VALUE) {
      long deadline = state.due;
      int first = deferring.judgeDue(state, out);
      state.due = Math.min(state.due, Challenges.next(state, deadline));
      if (first < Deferring.NOWHERE) {
        decide(state, first, state.kept.size(), true, deadline, out);
        Event candidate = state.kept.get(first).event;
        deciding.restrict(state, candidate, deadline, policy(candidate), out);
      }
      for (int i = Challenges.due(state, deadline);
          i < Deferring.NOWHERE;
          i = Challenges.due(state, deadline)) {
        decide(state, i, i + 1, true, deadline, out);
        state.kept.get(i).closeBy(deadline);
      }
      Waiting.tell(state, deadline, out);
      state.due = Math.min(state.due, Waiting.next(state));
    }
  }

  /**
   * @param frontier event time at or before which nothing comes any more, for what is merged
   * @param passed event time up to which candidates have been judged
   */
  private void evaluate(
      Event event, AccountState state, long frontier, long passed, boolean settled, Outlet out) {
    take(event, state, frontier, passed, settled, out);
    event.rest();
  }

  private void take(
      Event event, AccountState state, long frontier, long passed, boolean settled, Outlet out) {
    Program program = versions.at(event.appendTime());
    KindPlan kind = program.stage(KeyStage.ACCOUNT).of(event.stream(), event.row());
    if (event.late()) {
      out.count(Tallied.LATE);
    }
    if (belated.missedBy(event)) {
      out.count(Tallied.PATTERNS_STALE);
    }
    if (!SignalEvents.isSignal(event) && state.knows(event)) {
      out.count(Tallied.DUPLICATE);
      return;
    }
    if (event.late() || event.simulated()) {
      out.evaluated(event);
      deciding.decide(state, new Kept(event), program, settled, passed, out);
      return;
    }
    ownFacts.begin();
    int position = state.find(event);
    Kept kept = new Kept(event);
    Event changed = event;
    if (position < 0) {
      position = -position - 1;
    } else if (SignalEvents.replaces(event, state.kept.get(position).event)) {
      Kept before = state.kept.remove(position);
      ownFacts.leave(state, before, kind);
      kept.inPlaceOf(before);
      changed = SignalEvents.isWithdrawn(event) ? before.event : event;
    } else {
      out.count(Tallied.DUPLICATE);
      return;
    }
    out.evaluated(event);
    int first = position;
    boolean ordered = directing.take(event, state, program, settled, out);
    boolean proven = directing.prove(event, state, program);
    boolean marked = ordered || proven || deciding.mark(event, state, out);
    if (DispositionStream.isDisposition(event)) {
      Waiting.answer(state, event, out);
    }
    if (!marked && kind.retention() < 0 && !event.stream().decide()) {
      return;
    }
    boolean news = marked;
    if (kind.retention() >= 0) {
      state.kept.add(position, kept);
      state.kinds.add(event);
      program.remember(memo, event.row());
      ownFacts.enter(state, kept, kind.entering(), frontier);
      if (ownFacts.crowded()) {
        out.count(Tallied.SUB_KEY_OVERFLOW);
      }
      news |= directing.end(event, state, kind, out);
      news |= reviewing.judge(state, position, program, kind, passed, out);
      news |= reviewing.judgeAgain(state, position, changed, passed, out);
      if (event.time() <= passed) {
        first = Math.min(first, deferring.meetEarlier(state, position, passed, out));
      }
    }
    if (news || first < position || program.emergencies() != null) {
      decide(state, first, state.kept.size(), settled, passed, out);
    } else if (kind.retention() >= 0) {
      decide(state, position, position + 1, settled, passed, out);
    }
    if (ordered) {
      boolean saw = versions.saw(event.appendTime());
      deciding.free(state, event, Directing.letGo(event, state), program, settled, saw, out);
    }
    deciding.restrict(state, event, program.policy(), out);
    if (state.kept.size() >= state.pruneAt && frontier > Long.MIN_VALUE) {
      prune(state, frontier);
      state.pruneAt = state.kept.size() + Math.max(PRUNE_EVERY, state.kept.size() / 2);
    }
    if (state.kept.size() > AccountState.MOST_KEPT) {
      Retention.makeRoom(state, near(frontier), frontier, firstWaiting(state), event, out);
    }
  }

  private Policy policy(Event event) {
    return versions.at(event.appendTime()).policy();
  }

  /** Decides, or decides again, operations from a position on. */
  private void decide(
      AccountState state, int from, int to, boolean settled, long passed, Outlet out) {
    int end = to;
    for (int i = from; i < end; i++) {
      Kept kept = state.kept.get(i);
      Program program = versions.at(kept.event.appendTime());
      boolean counted = deciding.decide(state, kept, program, settled, passed, out);
      end = counted ? state.kept.size() : end;
    }
  }
}
