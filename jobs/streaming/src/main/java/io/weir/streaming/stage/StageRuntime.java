package io.weir.streaming.stage;

import io.weir.engine.decision.Alert;
import io.weir.engine.decision.Decision;
import io.weir.engine.decision.Restriction;
import io.weir.engine.decision.Unanswered;
import io.weir.engine.event.Event;
import io.weir.engine.outlet.Outlet;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Onlooker;
import io.weir.engine.program.Program;
import io.weir.engine.program.Versions;
import io.weir.engine.signal.Signal;
import io.weir.engine.subject.Shares;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.model.Pattern;
import io.weir.streaming.encode.OutEncoder;
import io.weir.streaming.gatekeeper.PatternBook;
import io.weir.streaming.gatekeeper.Published;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.PatternChange;
import io.weir.streaming.record.Tally;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;

/**
 * What a stage's function needs while it runs: the pattern set, and an outlet that encodes what the
 * evaluator says. One per subtask, one thread.
 */
final class StageRuntime implements Outlet {
  private static final long TOLD_AHEAD_MILLIS = 1_000;
  private static final String HISTORY_BEGAN = "historyBegan";

  private final KeyStage stage;
  private final StageOptions options;
  private final PatternBook book;
  private final OutEncoder encoder;
  private final Map<Tallied, Counter> counters = new EnumMap<>(Tallied.class);
  private final Counter learntLate;
  private final PatternCosts costs;
  private long newestAppend = Long.MIN_VALUE;
  private long toldWaiting = Long.MIN_VALUE;

  private Collector<OutRecord> out;
  private BiConsumer<KeyStage, Hop> onward;
  private Consumer<OutRecord> evaluated = record -> {};
  private long causeAppend;
  private long causeSent;
  private boolean causeLate;

  /** That of a stage that raises no signals: it asks nobody whether he has looked for long. */
  StageRuntime(KeyStage stage, StageOptions options, RuntimeContext context) {
    this(stage, options, context, Long.MIN_VALUE);
  }

  /**
   * @param began append time before which the stage knows nothing of what happened
   */
  StageRuntime(KeyStage stage, StageOptions options, RuntimeContext context, long began) {
    this.stage = stage;
    this.options = options;
    Onlooker onlooker = new Onlooker(began, options.futureTolerance().toMillis());
    this.book = new PatternBook(options.catalog(), options.policy(), options.log(), onlooker);
    this.encoder = new OutEncoder(options.catalog());
    MetricGroup metrics = context.getMetricGroup();
    for (Tallied what : Tallied.values()) {
      counters.put(what, metrics.counter(camelCase(what.name())));
    }
    this.learntLate = metrics.counter("patternsLearntLate");
    this.costs = new PatternCosts(metrics, WallClock::nanos);
    metrics.gauge(HISTORY_BEGAN, () -> began);
  }

  Versions versions() {
    return book.versions();
  }

  void learn(ControlRecord entry) {
    if (book.learn(entry, newestAppend)) {
      learntLate.inc();
    }
  }

  /**
   * Where this is the first stage an event visits, its share of the platform goes to be added up
   * beside the walk, if a pattern in force counts it.
   */
  void share(Event event, Consumer<Hop> edge) {
    if (book.versions().at(event.appendTime()).concernsPlatform(event)
        && Keys.isFirst(stage, event)) {
      edge.accept(new Hop(Shares.key(event), event));
    }
  }

  /** Whether the event must wait for the watermark. */
  boolean mustSettle(Event event) {
    return options.settled()
        || WallClock.millis() - event.sentAt() > options.settleAfter().toMillis();
  }

  /** In bounded runs nobody waits, whatever the clock says. */
  private boolean isOverdue(Event trigger) {
    return !options.settled()
        && WallClock.millis() - trigger.sentAt() > options.decisionDeadline().toMillis();
  }

  /**
   * Until which event time to tell that something waits, when an event begins to; {@link
   * Long#MIN_VALUE} where enough was told. Told a second ahead, so that a backlog costs a word a
   * second of event time, and in bounded runs not at all.
   *
   * @param watermark where time stands: what happened before it waits for it to move
   */
  long waiting(Event event, long watermark) {
    long until = Math.max(event.time(), watermark + 1);
    if (options.settled() || until <= toldWaiting) {
      return Long.MIN_VALUE;
    }
    toldWaiting = until + TOLD_AHEAD_MILLIS;
    return toldWaiting;
  }

  /** What follows is done for this key of the stage. */
  void turnTo(String key) {
    costs.turnTo(key);
  }

  /** Prepares for what an event leads to: first of all, whatever counts for it is known. */
  StageRuntime because(
      Event event, Collector<OutRecord> collector, BiConsumer<KeyStage, Hop> edge) {
    book.versions().at(event.appendTime());
    newestAppend = Math.max(newestAppend, event.appendTime());
    return because(event.appendTime(), event.sentAt(), event.late(), collector, edge);
  }

  /** Prepares for what the passing of time leads to. */
  StageRuntime because(long time, Collector<OutRecord> collector, BiConsumer<KeyStage, Hop> edge) {
    return because(time, WallClock.millis(), true, collector, edge);
  }

  private StageRuntime because(
      long appended,
      long sent,
      boolean late,
      Collector<OutRecord> collector,
      BiConsumer<KeyStage, Hop> edge) {
    causeAppend = appended;
    causeSent = sent;
    causeLate = late;
    out = collector;
    onward = edge;
    return this;
  }

  /** Where events go that are judged from now on, if the settings ask for them. */
  void tellEvaluated(Consumer<OutRecord> edge) {
    evaluated = edge;
  }

  @Override
  public void evaluated(Event event) {
    if (options.evaluated()) {
      evaluated.accept(encoder.evaluated(event));
    }
  }

  @Override
  public void walkOn(Event event) {
    Program program = book.versions().at(event.appendTime());
    KeyStage next = program.next(event, stage);
    for (String dimension : program.beside(event, stage, next)) {
      onward.accept(KeyStage.REFERENCE, new Hop(Keys.reference(event, dimension), event));
    }
    if (next != null) {
      onward.accept(next, new Hop(Keys.at(next, event), event));
    }
  }

  @Override
  public void signal(Signal signal) {
    // What was known already may have happened after what caused it to be looked at again, and time
    // passes in leaps: where no broker stamps it, it must not seem to be ahead of its time.
    long caused = Math.max(causeAppend, signal.live().since());
    out.collect(encoder.signal(signal, caused, causeSent, causeLate));
  }

  @Override
  public void alert(Alert alert) {
    out.collect(encoder.alert(alert, causeSent));
  }

  /** Writes an entry of the pattern log. */
  void publish(PatternChange change) {
    out.collect(encoder.change(change, causeSent));
  }

  @Override
  public void restriction(Restriction restriction) {
    out.collect(encoder.restriction(restriction, causeSent));
  }

  @Override
  public void decision(Decision decision) {
    out.collect(encoder.decision(decision, isOverdue(decision.trigger())));
  }

  @Override
  public void unanswered(Unanswered one) {
    // Time passes in leaps, as with signals.
    long caused = causeLate ? Math.max(causeAppend, one.at()) : causeAppend;
    out.collect(encoder.unanswered(one, caused, causeSent));
  }

  @Override
  public void count(Tallied what) {
    counters.get(what).inc();
  }

  @Override
  public void took(Pattern pattern, long nanos) {
    costs.took(pattern, nanos);
    if (!options.settled()) {
      costs.judge(pattern, nanos, book.versions().at(causeAppend).policy(), causeAppend);
    }
  }

  /** What the guard should hear of what patterns took, once; null in quiet times. */
  Tally exceeded() {
    return costs.exceeded();
  }

  /** A pattern as it was let in last; null where none was. */
  Published published(String pattern) {
    return book.published(pattern);
  }

  private static String camelCase(String name) {
    StringBuilder text = new StringBuilder();
    boolean upper = false;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter == '_') {
        upper = true;
      } else {
        text.append(upper ? letter : Character.toLowerCase(letter));
        upper = false;
      }
    }
    return text.toString();
  }
}
