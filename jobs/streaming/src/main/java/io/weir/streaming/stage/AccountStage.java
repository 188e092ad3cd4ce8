package io.weir.streaming.stage;

import io.weir.engine.account.AccountEvaluator;
import io.weir.engine.account.AccountState;
import io.weir.engine.event.Event;
import io.weir.engine.guard.Sample;
import io.weir.engine.outlet.Stopwatch;
import io.weir.patterns.model.KeyStage;
import io.weir.streaming.record.ControlRecord;
import io.weir.streaming.record.Hop;
import io.weir.streaming.record.OutRecord;
import io.weir.streaming.record.Tally;
import io.weir.streaming.serial.WireType;
import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The account stage: keeps, looks back, decides. Ends the line.
 *
 * <p>Keeps one packed entry per key ({@link AccountState} says what and how much) and one
 * event-time timer, at which what has ended is dropped; an empty entry is removed.
 */
public final class AccountStage extends JudgingStage<Hop, AccountState> {
  private static final long serialVersionUID = 1;

  /** Events as they are judged, where the options ask for them. */
  public static final OutputTag<OutRecord> EVALUATED =
      new OutputTag<>("evaluated", WireType.outRecords());

  private final Routes routes;
  private transient StageRuntime runtime;
  private transient AccountEvaluator evaluator;
  private transient Entries<AccountState> entries;
  private transient ActiveAccounts active;

  public AccountStage(StageOptions options, Routes routes) {
    super(options);
    this.routes = routes;
  }

  @Override
  public void open(OpenContext context) {
    runtime = start(KeyStage.ACCOUNT);
    evaluator =
        new AccountEvaluator(
            runtime.versions(), new Stopwatch(WallClock::nanos), options.mostWaiting());
    active = new ActiveAccounts();
    entries = entries("account", WireType.accountStates(options.catalog()));
  }

  @Override
  public void processElement(Hop hop, ReadOnlyContext context, Collector<OutRecord> out)
      throws IOException {
    Event event = hop.event();
    AccountState known = entries.of(hop.key());
    AccountState state = known == null ? new AccountState() : known;
    runtime.turnTo(hop.key());
    runtime.because(event, out, (next, onward) -> {});
    if (options.evaluated()) {
      runtime.tellEvaluated(record -> context.output(EVALUATED, record));
    }
    runtime.share(event, share -> context.output(routes.to(KeyStage.PLATFORM), share));
    long account = Sample.hash(hop.key());
    if (event.stream().decide() && active.isNews(event, hop.key(), account)) {
      context.output(GuardStage.TALLIES, Tally.active(event.tenant(), account, event.appendTime()));
    }
    if (runtime.mustSettle(event)) {
      long watermark = context.timerService().currentWatermark();
      tell(runtime.waiting(event, watermark), out);
      evaluator.settle(event, state, watermark, runtime);
      lookAgain(state, event.time(), context);
    } else {
      evaluator.eager(event, state, context.timerService().currentWatermark(), runtime);
      lookAgain(state, evaluator.endOf(event, state), context);
    }
    tellGuard(runtime, context);
    entries.keep(hop.key(), state);
  }

  @Override
  public void processBroadcastElement(
      ControlRecord entry, Context context, Collector<OutRecord> out) {
    if (entry.isNotice()) {
      tell(entry.appendTime(), out);
    } else {
      runtime.learn(entry);
    }
  }

  private static void tell(long waiting, Collector<OutRecord> out) {
    if (waiting != Long.MIN_VALUE) {
      out.collect(OutRecord.notice(waiting));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutRecord> out)
      throws IOException {
    AccountState state = entries.of(context.getCurrentKey());
    if (state == null || state.timer() != timestamp) {
      return;
    }
    runtime.turnTo(context.getCurrentKey());
    runtime.because(timestamp, out, (next, onward) -> {});
    if (options.evaluated()) {
      runtime.tellEvaluated(record -> context.output(EVALUATED, record));
    }
    state.timer(Long.MAX_VALUE);
    evaluator.onWatermark(state, context.timerService().currentWatermark(), runtime);
    lookAgain(state, evaluator.nextEnd(state), context);
    entries.keep(context.getCurrentKey(), state);
  }
}
