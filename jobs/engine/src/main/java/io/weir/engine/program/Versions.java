package io.weir.engine.program;

import io.weir.patterns.emergency.Emergency;
import io.weir.patterns.guard.Guarded;
import io.weir.patterns.model.Pattern;
import io.weir.patterns.policy.Policy;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * The pattern set over time: which program judges an event is a function of the event's append time
 * alone. Programs are put together when first needed, or before by another thread where a change is
 * {@link #expect expected}; only those of the newest instants are held. Not thread-safe.
 */
public final class Versions {
  private static final int HELD = 32;

  /** How far append times of events an owner still meets may be from its watermark. */
  private static final long NEAR = 60 * 60 * 1000L;

  private final Changes changes;
  private final Onlooker onlooker;
  private final Assembly assembly;
  private final Near near;

  /** The least recently used first. */
  private final Map<Long, FutureTask<Program>> programs = new LinkedHashMap<>(16, 0.75f, true);

  /** In the order of the log. */
  private final Deque<OnItsWay> expected = new ArrayDeque<>();

  /**
   * The program last asked for, and the append times [from, to) it judges: nearly every question.
   * While a change is on its way there are none, so that each question looks whether it came.
   */
  private Program current;

  private long from;
  private long to;
  private long furthest = Long.MIN_VALUE;

  private record OnItsWay(long effectiveFrom, Expected change, Executor elsewhere) {}

  /** Versions for somebody who knows all that ever happened. */
  public Versions(StreamCatalog catalog, Policy initial) {
    this(catalog, initial, Onlooker.OF_ALL);
  }

  /**
   * @param catalog the streams patterns speak of
   * @param initial the policy until the log names another
   * @param onlooker who judges by them: no pattern is warm before he has looked on for long enough
   */
  public Versions(StreamCatalog catalog, Policy initial, Onlooker onlooker) {
    this.changes = new Changes(initial);
    this.onlooker = onlooker;
    this.assembly = new Assembly(catalog, onlooker);
    this.near = new Near(changes, new Assembly(catalog, onlooker));
  }

  /** A version of a pattern that judges events appended at or after an instant. */
  public void put(Pattern pattern, long effectiveFrom) {
    change(effectiveFrom, Changes.of(pattern));
  }

  /** A policy for events appended at or after an instant. */
  public void put(Policy policy, long effectiveFrom) {
    change(effectiveFrom, Changes.of(policy));
  }

  /**
   * An emergency raised, changed or lowered for events appended at or after an instant. It ends by
   * the time of each event, so that its end is no change.
   */
  public void put(Emergency emergency, long effectiveFrom) {
    change(effectiveFrom, Changes.of(emergency));
  }

  /** A pattern that exceeds its budget, for events appended at or after an instant. */
  public void put(Guarded guarded, long effectiveFrom) {
    change(effectiveFrom, Changes.of(guarded));
  }

  /**
   * A change that counts for events appended at or after an instant, if it is let in, and that
   * another thread reads. It is taken as soon as it is known, and its program is put together
   * elsewhere as well; whoever needs either before it is ready waits, so that nothing is judged by
   * what was in force before.
   *
   * @param elsewhere where programs are put together; it may leave out what it has no room for
   */
  public void expect(long effectiveFrom, Expected change, Executor elsewhere) {
    arrive(Long.MIN_VALUE);
    expected.add(new OnItsWay(effectiveFrom, change, elsewhere));
    current = null;
  }

  private void change(long effectiveFrom, Changes.Change change) {
    changes.add(effectiveFrom, change);
    programs.forEach((instant, program) -> cancel(instant >= effectiveFrom, program));
    programs.keySet().removeIf(instant -> instant >= effectiveFrom);
    current = null;
    near.outdate();
  }

  /** A program nobody needs any more is not begun. */
  private static void cancel(boolean needless, FutureTask<Program> program) {
    if (needless) {
      program.cancel(false);
    }
  }

  /** The program that judges an event of this append time. */
  public Program at(long appendTime) {
    if (current == null || appendTime < from || appendTime >= to) {
      arrive(appendTime);
      current = Assembly.of(find(appendTime));
      from = changes.instant(appendTime);
      to = expected.isEmpty() ? changes.after(appendTime) : Long.MIN_VALUE;
      furthest = Math.max(furthest, from);
    }
    return current;
  }

  /** Takes changes that are known, in order, and waits for those that count for an append time. */
  private void arrive(long appendTime) {
    while (!expected.isEmpty() && (isDue(appendTime) || expected.peek().change().isKnown())) {
      OnItsWay next = expected.remove();
      next.change().arrive();
      next.elsewhere().execute(find(next.effectiveFrom()));
      near.prepare(next.effectiveFrom(), next.elsewhere());
    }
  }

  private boolean isDue(long appendTime) {
    return expected.stream().anyMatch(change -> change.effectiveFrom() <= appendTime);
  }

  /**
   * Whether whoever judges by them was there when an event was appended: of what it speaks of he
   * knows what there was to know.
   */
  public boolean saw(long appendTime) {
    return appendTime >= onlooker.began();
  }

  /** Append time from which the newest change known counts; Long.MIN_VALUE where there is none. */
  public long latest() {
    return changes.latest();
  }

  /**
   * Whether somebody who knew of changes up to one judged an event of this append time without a
   * change that counts for it.
   *
   * @param knew append time from which the newest change counts that was known
   */
  public boolean isStale(long knew, long appendTime) {
    return knew < appendTime && knew < changes.latest() && changes.after(knew) <= appendTime;
  }

  /** The program of the newest change known. */
  public Program newest() {
    return Assembly.of(find(Long.MAX_VALUE));
  }

  /**
   * The programs that judge events an owner may still meet, or met just now, when its watermark
   * stands here: those around the watermark, and up to the furthest anybody asked for. What is kept
   * in a replay is what was kept live, however many versions were to follow. As only what they keep
   * is asked of them, one program stands for all: every pattern that any of them has, once for each
   * thing it keeps, so that a thousand changes cost no more than the contents they brought.
   */
  public List<Program> near(long watermark) {
    long behind = watermark < Long.MIN_VALUE + NEAR ? Long.MIN_VALUE : watermark - NEAR;
    long ahead = watermark > Long.MAX_VALUE - NEAR ? Long.MAX_VALUE : watermark + NEAR;
    return near.between(
        changes.instant(behind), Math.max(changes.instant(ahead), furthest), furthest);
  }

  private FutureTask<Program> find(long appendTime) {
    long instant = changes.instant(appendTime);
    FutureTask<Program> known = programs.get(instant);
    if (known != null) {
      return known;
    }
    FutureTask<Program> task = assembly.task(changes.at(instant));
    programs.put(instant, task);
    if (programs.size() > HELD) {
      programs.remove(programs.keySet().iterator().next());
    }
    return task;
  }
}
