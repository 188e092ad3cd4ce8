package io.weir.streaming.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.account.AccountEvaluator;
import io.weir.engine.account.AccountState;
import io.weir.engine.account.AccountWire;
import io.weir.engine.event.Event;
import io.weir.engine.program.Keys;
import io.weir.engine.program.Versions;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.KeyStage;
import io.weir.patterns.policy.PolicyReader;
import io.weir.patterns.syntax.PatternLibrary;
import io.weir.patterns.syntax.PatternReader;
import io.weir.schemas.EventCodec;
import io.weir.schemas.Row;
import io.weir.schemas.StreamCatalog;
import io.weir.schemas.StreamSchema;
import io.weir.simulator.Simulation;
import io.weir.simulator.SimulationOptions;
import io.weir.simulator.world.NoiseOptions;
import io.weir.simulator.world.SimulatedEvent;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an active account costs in state under the shipped patterns, as a checkpoint holds it. */
class AccountStateBudgetTest {
  private static final long LATENESS = 60_000;
  private static final double BUDGET = 8 * 1024;

  private final StreamCatalog catalog = StreamCatalog.shipped();
  private final Map<String, AccountState> accounts = new HashMap<>();

  @Test
  void shouldStayWithinTheBudgetAfterThreeWeeks() throws Exception {
    Versions versions =
        new Versions(
            catalog, PolicyReader.read("policy.yaml", StageOptions.shippedPolicy()).policy());
    new PatternLibrary(new PatternReader(catalog))
        .read(List.of(Path.of("../../deploy/patterns")))
        .patterns()
        .forEach(pattern -> versions.put(pattern, Long.MIN_VALUE));
    run(new AccountEvaluator(versions));

    AccountWire wire = new AccountWire(new EventWire(catalog));
    long bytes = 0;
    long active = 0;
    for (Map.Entry<String, AccountState> account : accounts.entrySet()) {
      if (account.getKey().contains("|acct-")) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        wire.write(account.getValue(), new DataOutputStream(written));
        bytes += written.size();
        active++;
      }
    }
    double each = (double) bytes / active;
    System.out.printf("state: %d active accounts, %.0f bytes each%n", active, each);

    assertThat(active).isGreaterThan(100);
    assertThat(each).isBetween(100.0, BUDGET);
  }

  private void run(AccountEvaluator evaluator) throws Exception {
    EventCodec codec = new EventCodec(catalog.schemas());
    Iterator<SimulatedEvent> arriving =
        Simulation.of(SimulationOptions.forEvents(60_000, 11).withNoise(NoiseOptions.none()))
            .events();
    long newest = Long.MIN_VALUE;
    while (arriving.hasNext()) {
      SimulatedEvent next = arriving.next();
      StreamSchema stream = catalog.stream(next.stream());
      Row row = codec.decode(stream, codec.encode(next.record()));
      Event event = new Event(stream, row, next.appendTime(), next.appendTime(), false);
      newest = Math.max(newest, next.appendTime());
      take(evaluator, event, newest - LATENESS - 1);
    }
  }

  private void take(AccountEvaluator evaluator, Event event, long watermark) {
    Told told = new Told();
    AccountState state =
        accounts.computeIfAbsent(Keys.at(KeyStage.ACCOUNT, event), key -> new AccountState());
    if (state.timer() <= watermark) {
      evaluator.onWatermark(state, watermark, told);
      state.timer(evaluator.nextEnd(state));
    }
    evaluator.eager(event, state, watermark, told);
    state.timer(Math.min(state.timer(), evaluator.endOf(event, state)));
  }
}
