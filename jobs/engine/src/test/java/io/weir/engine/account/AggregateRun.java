package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.aggregate.AggregateOracle;
import io.weir.engine.aggregate.AggregateSpec;
import io.weir.engine.aggregate.Measure;
import io.weir.engine.event.Facts;
import io.weir.engine.program.PatternPlan;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.property.Seen;
import io.weir.engine.walk.Told;
import io.weir.engine.wire.EventWire;
import io.weir.patterns.model.ValueType;
import io.weir.schemas.StreamCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Lets a case happen to an account and compares every value with that of the oracle. */
final class AggregateRun {
  private final AggregateCase one;
  private final Seen seen;
  private final Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
  private final AccountEvaluator evaluator = new AccountEvaluator(versions);
  private final AccountWire wire = new AccountWire(new EventWire(StreamCatalog.shipped()));
  private final PatternPlan plan;
  private final List<Happening> arrived = new ArrayList<>();
  private AccountState state = new AccountState();

  AggregateRun(AggregateCase one, Seen seen) {
    this.one = one;
    this.seen = seen;
    StringBuilder aggregates = new StringBuilder();
    for (int i = 0; i < one.specs().size(); i++) {
      aggregates.append("  v%d: %s%n".formatted(i, one.specs().get(i).yaml()));
    }
    versions.put(
        Patterns.read(
            "aggregates",
            """
            key: account
            severity: low
            group: CTX
            action: {floor: monitor, scope: event, ttl: 1m}
            params:
              window: {value: %s, min: 1ms, max: %s}
            aggregates:
            %s
            alternatives:
              - {name: payment, when: {on: payment, where: 'tenant_id != ""'}}
              - {name: login, when: {on: login, where: 'tenant_id != ""'}}
            """
                .formatted(
                    AggregateSpec.duration(one.over()),
                    AggregateSpec.duration(one.kept()),
                    aggregates)),
        Long.MIN_VALUE);
    this.plan = versions.newest().patterns().get(0);
  }

  void all() {
    long watermark = Long.MIN_VALUE;
    boolean shared = false;
    boolean parted = false;
    Told told = new Told();
    for (int i = 0; i < one.arrivals().size(); i++) {
      Happening next = one.arrivals().get(i);
      if (!arrived.isEmpty() && next.compareTo(arrived.get(arrived.size() - 1)) < 0) {
        seen.count("late arrivals");
      }
      insert(next);
      evaluator.eager(next.event(), state, absolute(watermark), told);
      shared |= shares() && noneIsAlone();
      parted |= shares() && !noneIsAlone();
      if (i % 7 == 0) {
        compare(arrived.get(arrived.size() / 2), watermark);
      }
      long passed = passed(i + 1);
      if (one.lag() != Long.MAX_VALUE && passed - one.lag() > watermark) {
        compareUpTo(passed - one.lag(), watermark);
        watermark = passed - one.lag();
        evaluator.onWatermark(state, absolute(watermark), told);
      }
      if (one.restarts() && i % 11 == 5) {
        restart();
      }
    }
    compareUpTo(Long.MAX_VALUE, watermark);
    seen.count("windows that share entries", shared ? 1 : 0);
    seen.count("windows that shared entries until there were many", shared && parted ? 1 : 0);
  }

  private boolean noneIsAlone() {
    return state.windows.values().stream()
        .allMatch(
            held -> plan.measures().stream().allMatch(measure -> held.alone(measure) == null));
  }

  private boolean shares() {
    return one.specs().stream().noneMatch(AggregateSpec::takenBack) && !state.windows.isEmpty();
  }

  private static long absolute(long watermark) {
    return watermark == Long.MIN_VALUE ? watermark : watermark + Happening.START;
  }

  private void insert(Happening next) {
    int at = 0;
    while (at < arrived.size() && arrived.get(at).compareTo(next) < 0) {
      if (arrived.get(at).time() == next.time()) {
        seen.count("ties");
      }
      at++;
    }
    arrived.add(at, next);
  }

  /** Before which no event arrives any more. */
  private long passed(int from) {
    long passed = Long.MAX_VALUE / 4;
    for (Happening later : one.arrivals().subList(from, one.arrivals().size())) {
      passed = Math.min(passed, later.time() - 1);
    }
    return passed;
  }

  private void compareUpTo(long until, long watermark) {
    for (Happening asking : arrived) {
      if (asking.time() <= until) {
        compare(asking, watermark);
      }
    }
  }

  private void compare(Happening asking, long watermark) {
    if (asking.time() <= watermark) {
      return;
    }
    Facts facts = state.kept.get(state.find(asking.event())).event.facts();
    for (int i = 0; i < one.specs().size(); i++) {
      AggregateOracle oracle = new AggregateOracle(one.specs().get(i));
      Object expected = oracle.asOf(asking, arrived, seen);
      Object actual = value(facts, plan.measures().get(i));
      seen.count(expected == null ? "unknown values" : "known values");
      assertThat(oracle.agrees(expected, actual))
          .as("%s as of %s: expected %s, was %s", one.specs().get(i), asking, expected, actual)
          .isTrue();
    }
  }

  private static Object value(Facts facts, Measure measure) {
    int position = facts.find(measure.factId());
    if (position < 0) {
      return null;
    }
    ValueType type = measure.aggregate().type();
    return type == ValueType.STRING
        ? facts.text(position)
        : type == ValueType.DOUBLE
            ? (Object) Double.longBitsToDouble(facts.bits(position))
            : (Object) facts.bits(position);
  }

  private void restart() {
    seen.count("restarts");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      wire.write(state, new DataOutputStream(bytes));
      state = wire.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
