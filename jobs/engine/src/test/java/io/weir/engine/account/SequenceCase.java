package io.weir.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.engine.outlet.Outlet.Tallied;
import io.weir.engine.program.Versions;
import io.weir.engine.property.Cases;
import io.weir.engine.property.Happening;
import io.weir.engine.property.Patterns;
import io.weir.engine.signal.Signal;
import io.weir.engine.walk.Told;
import io.weir.patterns.model.Pattern;
import io.weir.schemas.StreamCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pattern of sequences and a stream it is run over.
 *
 * @param key account or session
 * @param ways its alternatives, the most severe first
 * @param events sorted
 */
record SequenceCase(String key, List<SequenceSpec> ways, List<Happening> events) {
  private static final String[] SEVERITIES = {"high", "medium", "low"};

  Pattern pattern() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ways.size(); i++) {
      text.append(
          "  - {name: w%d, severity: %s, sequence: %s}%n"
              .formatted(i, SEVERITIES[i], ways.get(i).yaml()));
    }
    return Patterns.read(
        "sequences",
        """
        key: %s
        severity: low
        group: CTX
        action: {floor: monitor, scope: event, ttl: 1m}
        alternatives:
        """
                .formatted(key)
            + text);
  }

  /** What the evaluator raises, by completing event, with the events in order. */
  Map<String, Signal> raised() {
    Told told = told();
    assertThat(told.count(Tallied.LOOK_BACK_EXHAUSTED, 0)).isZero();
    Map<String, Signal> byEvent = new HashMap<>();
    told.standing().forEach(signal -> byEvent.put(signal.live().sinceId(), signal));
    return byEvent;
  }

  /** All that the evaluator says. */
  Told told() {
    Versions versions = new Versions(StreamCatalog.shipped(), Patterns.POLICY);
    versions.put(pattern(), Long.MIN_VALUE);
    AccountEvaluator evaluator = new AccountEvaluator(versions);
    AccountState state = new AccountState();
    Told told = new Told();
    for (Happening event : events) {
      evaluator.eager(event.event(), state, Happening.START - 1, told);
    }
    evaluator.onWatermark(state, Happening.START + 10_000, told);
    return told;
  }

  /** The field whose value keys the pattern; null: the account. */
  String keyField() {
    return key.equals("session") ? "session_id" : null;
  }

  /** The case with something left out, as far as it still is a pattern. */
  List<SequenceCase> smaller() {
    List<SequenceCase> smaller = new ArrayList<>();
    for (List<SequenceSpec> fewer : Cases.without(ways)) {
      if (!fewer.isEmpty()) {
        smaller.add(new SequenceCase(key, fewer, events));
      }
    }
    for (List<Happening> fewer : Cases.without(events)) {
      smaller.add(new SequenceCase(key, ways, fewer));
    }
    for (int i = 0; i < ways.size(); i++) {
      for (SequenceSpec simpler : ways.get(i).smaller()) {
        List<SequenceSpec> changed = new ArrayList<>(ways);
        changed.set(i, simpler);
        smaller.add(new SequenceCase(key, changed, events));
      }
    }
    smaller.removeIf(one -> !Patterns.isReadable(one::pattern));
    return smaller;
  }
}
