package io.weir.engine.account;

import io.weir.engine.decision.Decision;
import io.weir.engine.property.Happening;
import io.weir.engine.walk.Told;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run that crashes, and what readers have of it. */
final class CrashRun {
  private final CrashTest.Crash crash;
  private final Told beforeCheckpoint = new Told();
  private final Told beforeCrash = new Told();
  private final Told afterwards = new Told();
  private AccountEvaluator evaluator;
  private AccountState state = new AccountState();
  private long watermark = Long.MIN_VALUE;

  CrashRun(CrashTest.Crash crash) {
    this.crash = crash;
    this.evaluator = new AccountEvaluator(crash.of().versions());
    List<Happening> arrivals = crash.of().arrivals();
    for (int i = 0; i < crash.checkpoint(); i++) {
      int next = Math.min(i + 1, crash.again());
      take(arrivals.get(i), arrivals.subList(next, arrivals.size()), beforeCheckpoint);
    }
    AccountState checkpoint = AccountRun.restarted(state);
    for (int i = crash.checkpoint(); i < crash.crash(); i++) {
      take(arrivals.get(i), arrivals.subList(i + 1, arrivals.size()), beforeCrash);
    }
    state = checkpoint;
    watermark = Long.MIN_VALUE;
    evaluator = new AccountEvaluator(crash.of().versions());
    List<Happening> again = crash.readAgain();
    for (int i = 0; i < again.size(); i++) {
      take(again.get(i), again.subList(i + 1, again.size()), afterwards);
    }
    evaluator.onWatermark(state, passed(List.of()) + AccountRun.LONGEST_DELAY, afterwards);
  }

  private void take(Happening arrival, List<Happening> stillToCome, Told told) {
    if (crash.settled()) {
      evaluator.settle(arrival.event(), state, watermark, told);
    } else {
      evaluator.eager(arrival.event(), state, watermark, told);
    }
    long passed = passed(stillToCome);
    if (passed > watermark) {
      watermark = passed;
      evaluator.onWatermark(state, watermark, told);
    }
  }

  /** Event time at or before which nothing comes any more. */
  private long passed(List<Happening> remaining) {
    long end = crash.of().arrivals().stream().mapToLong(Happening::time).max().orElse(0);
    long next =
        remaining.stream()
            .filter(one -> !one.late())
            .mapToLong(one -> one.time() - 1)
            .min()
            .orElse(end);
    return Happening.START + Math.min(next, end);
  }

  /** What a reader has who reads what was committed: all but what was said after the checkpoint. */
  Told committed() {
    return together(beforeCheckpoint, afterwards);
  }

  /** What a reader has who reads everything, at least once. */
  Told all() {
    return together(beforeCheckpoint, beforeCrash, afterwards);
  }

  /** Ids of the decisions that had a higher revision before the crash than they have after it. */
  Set<String> outrun() {
    Map<String, Integer> since = new HashMap<>();
    for (Decision decision : afterwards.decisions()) {
      since.merge(decision.id(), decision.revision(), Math::max);
    }
    Set<String> outrun = new HashSet<>();
    for (Decision decision : beforeCrash.decisions()) {
      Integer last = since.get(decision.id());
      if (last != null && last < decision.revision()) {
        outrun.add(decision.id());
      }
    }
    return outrun;
  }

  /** Number of statements on signals that were made again after the crash. */
  int saidAgain() {
    Set<String> before = new HashSet<>();
    beforeCrash.signals().forEach(signal -> before.add(signal.toString()));
    return (int)
        afterwards.signals().stream().filter(signal -> before.contains(signal.toString())).count();
  }

  private static Told together(Told... parts) {
    Told all = new Told();
    for (Told part : parts) {
      part.signals().forEach(all::signal);
      part.decisions().forEach(all::decision);
      part.restrictions().forEach(all::restriction);
    }
    return all;
  }
}
