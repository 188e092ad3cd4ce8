package io.weir.benchmarks;

import io.weir.engine.account.AccountEvaluator;
import io.weir.engine.account.AccountState;
import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Signal;
import io.weir.engine.subject.SubjectEvaluator;
import io.weir.engine.subject.SubjectState;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.schemas.StreamCatalog;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.intake.ArrivalReader;
import io.weir.streaming.intake.IntakeRules;
import io.weir.streaming.intake.RawRecord;
import io.weir.streaming.intake.RecordHeaders;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What one event costs by itself: decoding, all stages and encoding, without broker or cluster. */
public final class Evaluation {
  private static final long LATENESS = 60_000;
  private static final long TOLERANCE = 300_000;

  private final PatternLibrary.Library library;
  private final String policy;
  private final Consumer<String> progress;

  /**
   * The evaluation of these patterns.
   *
   * @param policy text of the policy file
   */
  public Evaluation(PatternLibrary.Library library, String policy, Consumer<String> progress) {
    this.library = library;
    this.policy = policy;
    this.progress = progress;
  }

  /** Plays a bank of so many events again and again. */
  public void run(int events, long seed, int rounds) {
    Recording recording = Recording.of(Bank.usual(events, seed));
    for (int round = 0; round < rounds; round++) {
      ArrivalReader reader =
          new ArrivalReader(
              StreamCatalog.shipped(),
              new IntakeRules(
                  Map.of("login", "login", "device", "device", "payment", "payment"),
                  LATENESS,
                  TOLERANCE,
                  false));
      Line line = new Line(library, policy);
      long started = System.nanoTime();
      for (int i = 0; i < recording.size(); i++) {
        Recording.Sending record = recording.get(i);
        var arrival =
            reader.read(
                new RawRecord(
                    record.topic(),
                    0,
                    i,
                    record.appendTime(),
                    record.key(),
                    record.value(),
                    new RecordHeaders(RecordHeaders.ABSENT, RecordHeaders.ABSENT)));
        if (arrival.event() != null) {
          line.take(arrival.event());
        }
      }
      double nanos = System.nanoTime() - started;
      progress.accept(
          String.format(
              Locale.ROOT,
              "round %d: %.2f us an event, %d signals, %d bytes written",
              round + 1,
              nanos / 1e3 / recording.size(),
              line.signals,
              line.bytes));
    }
  }

  /** The stages, one after the other, with the states of all keys. */
  private static final class Line implements Outlet {
    private final Versions versions;
    private final OutEncoder encoder = new OutEncoder(StreamCatalog.shipped());
    private final Map<KeyStage, SubjectEvaluator> subjects = new EnumMap<>(KeyStage.class);
    private final Map<KeyStage, Map<String, SubjectState>> states = new EnumMap<>(KeyStage.class);
    private final Map<String, AccountState> accountStates = new HashMap<>();
    private final AccountEvaluator accounts;
    private KeyStage at;
    private long newest = Long.MIN_VALUE;
    private long bytes;
    private long signals;

    Line(PatternLibrary.Library library, String policy) {
      versions =
          new Versions(StreamCatalog.shipped(), PolicyReader.read("policy.yaml", policy).policy());
      library.patterns().forEach(pattern -> versions.put(pattern, Long.MIN_VALUE));
      accounts = new AccountEvaluator(versions);
      for (KeyStage stage : KeyStage.line()) {
        if (stage != KeyStage.ACCOUNT) {
          subjects.put(stage, new SubjectEvaluator(stage, versions));
          states.put(stage, new HashMap<>());
        }
      }
    }

    void take(Event event) {
      newest = Math.max(newest, event.appendTime());
      at = null;
      walkOn(event);
    }

    @Override
    public void walkOn(Event event) {
      KeyStage next = versions.at(event.appendTime()).next(event, at);
      if (next == null) {
        return;
      }
      at = next;
      String key = Keys.at(next, event);
      if (next == KeyStage.ACCOUNT) {
        AccountState state = accountStates.computeIfAbsent(key, id -> new AccountState());
        accounts.eager(event, state, newest - LATENESS, this);
      } else {
        SubjectState state = states.get(next).computeIfAbsent(key, id -> new SubjectState());
        subjects.get(next).turnTo(key);
        subjects.get(next).eager(event, state, this);
      }
    }

    @Override
    public void signal(Signal signal) {
      signals++;
      bytes += encoder.signal(signal, newest, newest, false).value().length;
    }

    @Override
    public void alert(Alert alert) {
      bytes += encoder.alert(alert, newest).value().length;
    }

    @Override
    public void restriction(Restriction restriction) {
      bytes += encoder.restriction(restriction, newest).value().length;
    }

    @Override
    public void decision(Decision decision) {
      bytes += encoder.decision(decision).value().length;
    }

    @Override
    public void count(Tallied what) {}
  }
}
