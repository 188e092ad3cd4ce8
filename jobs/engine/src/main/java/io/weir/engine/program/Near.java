package io.weir.engine.program;

import io.weir.patterns.model.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * The one program that keeps what any program in a range of time keeps. It stays the same object
 * while nothing else is kept. Not thread-safe.
 */
final class Near {
  private final Changes changes;
  private final Assembly assembly;

  private List<Program> programs = List.of();

  /** What is kept by the programs, or by the next one where there is one. */
  private Set<String> keeps = Set.of();

  private long from;
  private long to;

  /** Whether something changed since it was looked what the range keeps. */
  private boolean outdated;

  /** Takes the place of the programs when it is ready; null where nothing else is kept. */
  private FutureTask<Program> next;

  /** Append time from which what is kept must be kept by the next. */
  private long nextFrom;

  Near(Changes changes, Assembly assembly) {
    this.changes = changes;
    this.assembly = assembly;
  }

  /** Something changed. */
  void outdate() {
    outdated = true;
  }

  /**
   * Has another thread put together what keeps what a change brought. Until the change counts for
   * an event what was kept before is enough: what a pattern looks back at is kept from then on.
   */
  void prepare(long effectiveFrom, Executor elsewhere) {
    if (!programs.isEmpty()) {
      renew(from, Math.max(to, effectiveFrom), effectiveFrom);
      if (next != null) {
        elsewhere.execute(next);
      }
    }
  }

  /**
   * The programs of a range.
   *
   * @param furthest append time up to which anything was judged
   */
  List<Program> between(long first, long last, long furthest) {
    if (programs.isEmpty() || outdated || from != first || to != last) {
      renew(first, last, Long.MIN_VALUE);
    }
    if (next != null && (next.isDone() || furthest >= nextFrom)) {
      programs = List.of(Assembly.of(next));
      next = null;
    }
    return programs;
  }

  private void renew(long first, long last, long neededFrom) {
    Map<String, Pattern> kept = changes.kept(first, last);
    if (programs.isEmpty() || !kept.keySet().equals(keeps)) {
      nextFrom = next == null ? neededFrom : Math.min(nextFrom, neededFrom);
      next = assembly.task(changes.keeping(kept));
      keeps = kept.keySet();
    }
    from = first;
    to = last;
    outdated = false;
  }
}
