package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Property;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Mode;
import io.weir.patterns.model.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A pattern is changed while events flow, and the signals of all others are as if it were not. */
class HotChangeTest {
  /** What is done to a pattern. */
  private enum Kind {
    ADD,
    REMOVE,
    PARAMETER,
    STRUCTURE,
    MODE
  }

  /**
   * A case and what is changed in it.
   *
   * @param events the other patterns, when it is changed, and what arrives
   * @param kind what is done
   * @param before the pattern before; its file from the key on
   * @param after the pattern afterwards
   * @param warning how long before it counts the change is known, in append time; negative: later
   */
  private record Change(AccountCase events, Kind kind, String before, String after, long warning) {

    /** Signals of the other patterns that stand at the end. */
    Map<String, String> others(boolean changed, boolean settled, long lag, int restartEvery) {
      Versions versions = events.unchanged();
      if (kind != Kind.ADD) {
        versions.put(Patterns.read("changed", before), Long.MIN_VALUE);
      }
      long from = Happening.START + events.changeAt();
      Told told =
          new AccountRun(versions, events.arrivals(), settled, lag, restartEvery)
              .learning(
                  from - warning,
                  () -> {
                    if (changed) {
                      versions.put(afterwards(), from);
                    }
                  })
              .told();
      Map<String, String> signals = new TreeMap<>(Outcome.of(told, events.changeAt()).signals());
      signals.keySet().removeIf(name -> name.endsWith(" changed"));
      return signals;
    }

    private Pattern afterwards() {
      Pattern next = Patterns.read("changed", after);
      return switch (kind) {
        case REMOVE -> next.in(Mode.OFF);
        case MODE -> next.in(Mode.SHADOW);
        case ADD, PARAMETER, STRUCTURE -> next;
      };
    }
  }

  @Test
  void shouldLeaveTheSignalsOfOtherPatternsAsTheyAre() {
    Seen seen = Cases.check("a pattern changed among others", 1_000, new OthersUnmoved());

    for (Kind kind : Kind.values()) {
      assertThat(seen.of(kind + " among signals")).as(kind.name()).isPositive();
    }
    assertThat(seen.of("known too late")).isPositive();
  }

  /** Of one learnt too late; what the others had looked back at was gone by then. */
  @Test
  void shouldLeaveTheSignalsOfOthersInACaseThatOnceDidNot() {
    OthersUnmoved any = new OthersUnmoved();
    Seen seen = new Seen();
    any.check(any.generate(new Random(-4_855_677_889_816_215_916L)), seen);

    assertThat(seen.of("known too late")).isPositive();
  }

  private static final class OthersUnmoved implements Property<Change> {
    @Override
    public Change generate(Random random) {
      AccountCase events = AccountCase.random(random).early(random);
      List<String> unchanged = new ArrayList<>(events.changed());
      unchanged.replaceAll(any -> null);
      AccountCase others =
          new AccountCase(events.patterns(), unchanged, events.changeAt(), events.arrivals());
      List<Kind> kinds = List.of(Kind.values());
      Kind kind = kinds.get(random.nextInt(kinds.size()));
      String before = kind == Kind.PARAMETER ? tuned(random) : RandomPatterns.random(random);
      String after =
          switch (kind) {
            case PARAMETER -> tuned(random);
            case ADD, STRUCTURE -> RandomPatterns.random(random);
            case REMOVE, MODE -> before;
          };
      return new Change(others, kind, before, after, random.nextInt(12) - 4);
    }

    private static String tuned(Random random) {
      return """
          key: account
          severity: medium
          group: CHG
          action: {floor: step-up, scope: account, ttl: 20ms}
          params:
            window: {value: %dms, min: 1ms, max: 60ms}
            least: {value: %d, min: 0, max: 300}
          aggregates:
            n: {count: login, over: params.window, where: 'status == "FAILURE"'}
            paid: {sum: payment.base_amount_minor, over: params.window, prior: true}
          sequence:
            within: params.window
            steps:
              - a: login
              - b: payment
                where: 'paid.or(0) >= params.least || n.or(0) >= 1'
          """
          .formatted(1 + random.nextInt(60), random.nextInt(300));
    }

    @Override
    public List<Change> smaller(Change wrong) {
      return wrong.events().smaller().stream()
          .map(
              fewer ->
                  new Change(fewer, wrong.kind(), wrong.before(), wrong.after(), wrong.warning()))
          .toList();
    }

    @Override
    public void check(Change one, Seen seen) {
      check(one, true, 0, 0, seen);
      check(one, false, 0, 0, seen);
      check(one, false, 30, 4, seen);
      seen.count("known too late", one.warning() < 0 ? 1 : 0);
    }

    private static void check(Change one, boolean settled, long lag, int restartEvery, Seen seen) {
      Map<String, String> expected = one.others(false, settled, lag, restartEvery);
      assertThat(one.others(true, settled, lag, restartEvery))
          .as("%s, settled %s, lag %d, restarts %d", one.kind(), settled, lag, restartEvery)
          .isEqualTo(expected);
      seen.count(one.kind() + " among signals", expected.size());
    }
  }
}
