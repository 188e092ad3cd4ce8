package io.weir.engine.walk;

import io.weir.engine.account.AccountEvaluator;
import io.weir.engine.account.AccountState;
import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.LiveSignal;
import io.weir.engine.signal.Signal;
import io.weir.engine.subject.PlatformEvaluator;
import io.weir.engine.subject.PlatformState;
import io.weir.engine.subject.ShareEvaluator;
import io.weir.engine.subject.ShareState;
import io.weir.engine.subject.Shares;
import io.weir.engine.subject.SubjectEvaluator;
import io.weir.engine.subject.SubjectState;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Scope;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Walks events along the line of stages in (time, id) order: the settled result, by the evaluators
 * that run in production. Signals are fed into the next pass until nothing changes, as in a bounded
 * run. Not thread-safe.
 */
public final class Walk {
  private static final int MOST_PASSES = 8;

  private final Versions versions;
  private final StreamSchema signalStream;
  private final Map<KeyStage, SubjectEvaluator> subjects = new EnumMap<>(KeyStage.class);
  private final AccountEvaluator accounts;
  private final ShareEvaluator shares;
  private final PlatformEvaluator platforms;

  /** Is shown every event once a stage is done with it, its facts frozen on it. */
  interface Witness {
    /** Of each pass, with the key it was seen by; what it was shown in the last one counts. */
    void saw(KeyStage stage, String key, Event event);

    /** At the end of each pass, before time passes all that is kept; the last one counts. */
    default void kept(
        Map<String, AccountState> accounts, Map<KeyStage, Map<String, SubjectState>> subjects) {}
  }

  public Walk(StreamCatalog catalog, Versions versions) {
    this.versions = versions;
    this.signalStream = catalog.stream("signal");
    this.accounts = new AccountEvaluator(versions);
    this.shares = new ShareEvaluator(versions);
    this.platforms = new PlatformEvaluator(versions);
    for (KeyStage stage : KeyStage.line()) {
      if (stage != KeyStage.ACCOUNT) {
        subjects.put(stage, new SubjectEvaluator(stage, versions));
      }
    }
  }

  /**
   * Runs events in whatever order they are given.
   *
   * @return what was said in the last pass
   */
  public Told run(List<Event> events) {
    return run(events, (stage, key, event) -> {});
  }

  /** The same, with somebody who looks on. */
  Told run(List<Event> events, Witness witness) {
    List<Event> notices = List.of();
    for (int pass = 0; ; pass++) {
      List<Event> all = new ArrayList<>(events.size() + notices.size());
      for (Event event : events) {
        all.add(fresh(event));
      }
      all.addAll(notices);
      Collections.sort(all);
      Told told = pass(all, witness);
      List<Event> next = notices(told);
      if (rows(next).equals(rows(notices)) || pass == MOST_PASSES) {
        return told;
      }
      notices = next;
    }
  }

  private static Event fresh(Event event) {
    return new Event(event.stream(), event.row(), event.appendTime(), event.sentAt(), event.late());
  }

  private List<Event> notices(Told told) {
    Map<String, Event> last = new LinkedHashMap<>();
    for (Signal signal : told.signals()) {
      Event event = Notices.event(signal, signalStream, signal.live().since());
      if (versions.at(event.appendTime()).next(event, null) != null) {
        last.put(signal.live().id() + "|" + signal.account(), event);
      }
    }
    return List.copyOf(last.values());
  }

  /** Whatever a signal says may matter to who reads it. */
  private static Set<Row> rows(List<Event> events) {
    return events.stream().map(Event::row).collect(Collectors.toSet());
  }

  private Told pass(List<Event> sorted, Witness witness) {
    Told told = new Told();
    Pass pass = new Pass(told, witness);
    for (Event event : sorted) {
      event.inTurn();
      pass.share(event);
      pass.onward(event, null);
    }
    pass.end();
    return told;
  }

  /** One pass: the states of all keys, and an outlet that sends events on. */
  private final class Pass implements Outlet {
    private final Map<KeyStage, Map<String, SubjectState>> states = new EnumMap<>(KeyStage.class);
    private final Map<String, AccountState> accountStates = new LinkedHashMap<>();
    private final Map<String, ShareState> shareStates = new LinkedHashMap<>();
    private final Map<String, PlatformState> platformStates = new LinkedHashMap<>();
    private final Told told;
    private final Witness witness;
    private KeyStage at;

    Pass(Told told, Witness witness) {
      this.told = told;
      this.witness = witness;
    }

    /** Every event is counted for the platform as well, beside its walk. */
    void share(Event event) {
      if (versions.at(event.appendTime()).concernsPlatform(event)) {
        ShareState state = shareStates.computeIfAbsent(Shares.key(event), key -> new ShareState());
        shares.take(event, state, Long.MIN_VALUE, this);
      }
    }

    /** Where an event goes from a stage, and what is judged beside its walk on the way. */
    void onward(Event event, KeyStage after) {
      Program program = versions.at(event.appendTime());
      KeyStage next = program.next(event, after);
      for (String dimension : program.beside(event, after, next)) {
        visit(event.copy(), KeyStage.REFERENCE, Keys.reference(event, dimension));
      }
      if (next != null) {
        visit(event, next, Keys.at(next, event));
      }
    }

    private void visit(Event event, KeyStage stage, String key) {
      at = stage;
      if (stage == KeyStage.ACCOUNT) {
        AccountState state = accountStates.computeIfAbsent(key, id -> new AccountState());
        accounts.onWatermark(state, event.time() - 1, this);
        accounts.eager(event, state, event.time() - 1, this);
      } else {
        SubjectState state =
            states
                .computeIfAbsent(stage, one -> new HashMap<>())
                .computeIfAbsent(key, id -> new SubjectState());
        SubjectEvaluator subject = subjects.get(stage);
        subject.turnTo(key);
        subject.eager(event, state, this);
      }
      witness.saw(stage, key, event);
    }

    /** Nothing comes any more: what waited for that is judged. */
    void end() {
      witness.kept(accountStates, states);
      accountStates.values().forEach(state -> accounts.onWatermark(state, Long.MAX_VALUE, this));
      shareStates.forEach(
          (key, share) -> {
            PlatformState whole =
                platformStates.computeIfAbsent(
                    Shares.platformOf(key), platform -> new PlatformState());
            shares.send(share, Long.MAX_VALUE, slice -> platforms.take(slice, whole));
          });
      platformStates.values().forEach(state -> platforms.onWatermark(state, Long.MAX_VALUE, this));
    }

    @Override
    public void walkOn(Event event) {
      onward(event, at);
    }

    @Override
    public void signal(Signal signal) {
      told.signal(signal);
    }

    @Override
    public void ended(LiveSignal signal, Scope scope, long at) {
      told.ended(signal, scope, at);
    }

    @Override
    public void alert(Alert alert) {
      told.alert(alert);
    }

    @Override
    public void restriction(Restriction restriction) {
      told.restriction(restriction);
    }

    @Override
    public void decision(Decision decision) {
      told.decision(decision);
    }

    @Override
    public void unanswered(Unanswered unanswered) {
      told.unanswered(unanswered);
    }

    @Override
    public void count(Tallied what) {
      told.count(what);
    }
  }
}
