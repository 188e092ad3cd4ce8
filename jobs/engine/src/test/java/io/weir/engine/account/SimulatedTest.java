package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Action;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Simulated events cause nothing: no signal, no restriction, no other decision than to allow. */
class SimulatedTest {

  @Test
  void shouldComeToTheSameEndAsWithoutThem() {
    Seen seen = Cases.check("simulated events", 1_000, new AsIfNotThere());

    assertThat(seen.of("simulated events")).isPositive();
    assertThat(seen.of("signals")).isPositive();
    assertThat(seen.of("signals that simulated events would have changed")).isPositive();
    assertThat(seen.of("simulated decisions")).isPositive();
  }

  private static final class AsIfNotThere implements Property<AccountCase> {
    @Override
    public AccountCase generate(Random random) {
      return AccountCase.random(random).early(random);
    }

    @Override
    public List<AccountCase> smaller(AccountCase wrong) {
      return wrong.smaller();
    }

    @Override
    public void check(AccountCase one, Seen seen) {
      long end = one.arrivals().stream().mapToLong(Happening::time).max().orElse(0);
      List<Happening> real = one.arrivals().stream().filter(event -> !isSimulated(event)).toList();
      List<Happening> mixed =
          one.arrivals().stream()
              .map(event -> isSimulated(event) ? simulated(event) : event)
              .toList();
      if (real.isEmpty()) {
        return;
      }
      Outcome expected = Outcome.of(told(one, real), end);
      Told told = told(one, mixed);
      Outcome actual = Outcome.of(told, end);

      assertThat(actual.signals().keySet()).isEqualTo(expected.signals().keySet());
      assertThat(actual.restrictions().keySet()).isEqualTo(expected.restrictions().keySet());
      Set<String> simulated =
          mixed.stream()
              .filter(AsIfNotThere::isSimulated)
              .map(Happening::id)
              .collect(Collectors.toSet());
      Map<String, String> decisions = new HashMap<>(actual.decisions());
      told.decisions().stream()
          .filter(decision -> simulated.contains(decision.trigger().id()))
          .forEach(decision -> decisions.remove(decision.id()));
      assertThat(decisions).isEqualTo(expected.decisions());
      told.decisions().stream()
          .filter(decision -> simulated.contains(decision.trigger().id()))
          .forEach(
              decision -> {
                assertThat(decision.action()).isEqualTo(Action.ALLOW);
                assertThat(decision.signals()).isEmpty();
                seen.count("simulated decisions");
              });
      seen.count("simulated events", simulated.size());
      seen.count("signals", expected.signals().size());
      boolean changed =
          !Outcome.of(told(one, one.arrivals()), end).signals().equals(expected.signals());
      seen.count("signals that simulated events would have changed", changed ? 1 : 0);
    }

    private static Told told(AccountCase one, List<Happening> arrivals) {
      AccountCase run = new AccountCase(one.patterns(), one.changed(), one.changeAt(), arrivals);
      return new AccountRun(run, false, 0, 0).told();
    }

    private static boolean isSimulated(Happening event) {
      return event.id().hashCode() % 4 == 0;
    }

    private static Happening simulated(Happening event) {
      Map<String, Object> fields = new HashMap<>(event.fields());
      fields.put("simulated", true);
      return new Happening(event.stream(), event.id(), event.time(), event.append(), fields);
    }
  }
}
